"""What the figures in the README come from; each runs as `python -m benchmarks.NAME`."""
