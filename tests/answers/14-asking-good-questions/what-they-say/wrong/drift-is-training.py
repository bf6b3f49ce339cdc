# drift is taken for further training
meaning = {
    "meeting_1": "C",
    "meeting_2": "A",
    "meeting_3": "F",
    "meeting_4": "D",
    "meeting_5": "E",
}
