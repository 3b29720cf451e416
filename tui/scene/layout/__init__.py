"""Events of a window put into rows, or counted where there is no room."""
