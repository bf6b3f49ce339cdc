# yes and no instead of truths
differs = {
    "subject": "yes", "capitals": "yes", "apostrophes": "no", "marks": "no",
    "long_numbers": "no", "end": "yes", "order": "no", "repeats": "no",
}
