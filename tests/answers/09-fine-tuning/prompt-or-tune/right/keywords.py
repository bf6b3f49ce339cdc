# with keywords, in another order
first_try = dict(phone="F", party="P", voice="F", returns="P", form="F", tutor="P")
