# prompts are thought to do everything
first_try = dict.fromkeys(["tutor", "form", "returns", "voice", "party", "phone"], "P")
