# written row by row
the_answer = {}
the_answer["first"], the_answer["second"], the_answer["third"] = "D", "G", "C"
the_answer["fourth"], the_answer["fifth"], the_answer["sixth"] = "A", "F", "E"
the_answer["seventh"] = "B"
