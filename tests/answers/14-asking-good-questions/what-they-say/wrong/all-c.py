# the same letter everywhere
meaning = {
    "meeting_1": "C",
    "meeting_2": "C",
    "meeting_3": "C",
    "meeting_4": "C",
    "meeting_5": "C",
}
