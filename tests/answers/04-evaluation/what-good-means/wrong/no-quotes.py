# letters without quotation marks: text taken for names
measure = {
    "ulrik": R,
    "tadeo": P,
    "noor": A,
    "chat": L,
    "owner": C,
    "lawyer": S,
}
