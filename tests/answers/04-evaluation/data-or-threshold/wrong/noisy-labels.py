# labels that contradict each other, thought to be evened out by the cut
mend = {
    "spam": "T",
    "polish": "D",
    "charger": "D",
    "fraud": "T",
    "returns": "T",
    "urgent": "D",
}
