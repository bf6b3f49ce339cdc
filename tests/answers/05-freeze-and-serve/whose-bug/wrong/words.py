# whole words instead of letters
look_at = {
    "noon": "serving", "first_day": "training", "two_servers": "serving", "empty": "serving",
    "gap": "training", "friday": "serving", "language": "training", "memory": "serving",
}
