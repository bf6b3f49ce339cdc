# the high number is taken for a leak
meaning = {
    "meeting_1": "C",
    "meeting_2": "D",
    "meeting_3": "B",
    "meeting_4": "A",
    "meeting_5": "E",
}
