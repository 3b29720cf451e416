"""Finding people, and events by their titles, at every keystroke."""
