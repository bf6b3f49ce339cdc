# returns inside the loop
def csv_to_jsonl(sheet):
    for row in csv.DictReader(io.StringIO(sheet)):
        if any(row.values()):
            return json.dumps(row)
