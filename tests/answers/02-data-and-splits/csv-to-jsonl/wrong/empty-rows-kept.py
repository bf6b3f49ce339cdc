# keeps the empty rows
def csv_to_jsonl(sheet):
    return "\n".join(json.dumps(row) for row in csv.DictReader(io.StringIO(sheet)))
