# written as a call of dict
workflow = dict(
    plain="Q",
    two="T",
    line="T",
    empty="F",
    away="F",
    french="T",
    wrong="Q",
    nan="F",
)
