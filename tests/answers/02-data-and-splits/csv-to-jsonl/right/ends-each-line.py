# ends the last line too
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    kept = [row for row in rows if any(row.values())]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept)
