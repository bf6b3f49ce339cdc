# letters without quotation marks: text taken for names
mend = {
    "spam": T,
    "polish": D,
    "charger": D,
    "fraud": T,
    "returns": D,
    "urgent": D,
}
