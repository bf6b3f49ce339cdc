# small letters with spaces
meaning = dict(meeting_1=" c", meeting_2="a", meeting_3="b ", meeting_4="d", meeting_5="e")
