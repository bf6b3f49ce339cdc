# the table, filled in
meaning = {
    "meeting_1": "C",
    "meeting_2": "A",
    "meeting_3": "B",
    "meeting_4": "D",
    "meeting_5": "E",
}
