"""`python -m tui` is `timeline`."""

from tui.cli import main

if __name__ == "__main__":
    main()
