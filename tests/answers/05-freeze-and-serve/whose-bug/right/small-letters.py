# small letters, and a blank that slipped in
look_at = dict(
    noon="s", first_day="t", two_servers="s ", empty="s", gap="t", friday="s", language="t", memory="s"
)
