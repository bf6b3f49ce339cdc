# a list of lines instead of one text
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return [json.dumps(row) for row in rows if any(row.values())]
