# letter by letter
shows_in = {}
shows_in["cents"] = shows_in["new_country"] = "I"
shows_in["old_version"] = shows_in["tokenizer"] = "S"
shows_in["like_us"] = shows_in["billing"] = "O"
shows_in["power"] = shows_in["full_disk"] = "L"
