# fine-tuning is thought to be better in every case
first_try = dict.fromkeys(["tutor", "form", "returns", "voice", "party", "phone"], "F")
