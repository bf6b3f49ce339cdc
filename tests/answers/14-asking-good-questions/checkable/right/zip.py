# two lists side by side
letter = dict(zip(["fast", "languages", "careful", "noticed", "controlled"], "EACGH"))
