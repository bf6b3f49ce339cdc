# says why, and derives the letter
why = {"tutor": "try-out", "form": "scale", "returns": "knowledge", "voice": "tone", "party": "once", "phone": "form"}
first_try = {row: "F" if reason in ("scale", "tone", "form") else "P" for row, reason in why.items()}
