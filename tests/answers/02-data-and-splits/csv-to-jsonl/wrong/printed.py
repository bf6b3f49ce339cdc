# prints instead of returning
def csv_to_jsonl(sheet):
    for row in csv.DictReader(io.StringIO(sheet)):
        if any(row.values()):
            print(json.dumps(row))
