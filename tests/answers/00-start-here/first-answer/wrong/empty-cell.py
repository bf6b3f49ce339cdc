# everything was deleted
