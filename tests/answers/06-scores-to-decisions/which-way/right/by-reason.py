# says which mistake hurts, and derives the letter
hurts = {"folder": "alarm", "flag": "miss", "gas": "miss", "unlock": "alarm", "close": "alarm", "voucher": "miss"}
threshold_is = {row: "H" if mistake == "alarm" else "L" for row, mistake in hurts.items()}
