# with dict and keywords
look_at = dict(noon='S', first_day='T', two_servers='S', empty='S', gap='T', friday='S', language='T', memory='S')
