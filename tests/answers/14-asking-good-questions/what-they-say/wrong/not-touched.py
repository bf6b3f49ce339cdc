# not touched
meaning = {
    "meeting_1": ...,
    "meeting_2": ...,
    "meeting_3": ...,
    "meeting_4": ...,
    "meeting_5": ...,
}
