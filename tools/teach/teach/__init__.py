"""Teaching the acoustic network to hear through noise, babble, coding and rooms: see ../README.md."""
