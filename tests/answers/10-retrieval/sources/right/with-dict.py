# names without quotation marks
may_be = dict(page="U", leaflet="S", review="O", swap="N", begin="U", mail="O", copy="S", refund="N")
