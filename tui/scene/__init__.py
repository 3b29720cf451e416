"""What a timeline looks like in cells: geometry without a screen, shared by the terminal and the exports."""
