# commas between the lines
def csv_to_jsonl(sheet):
    rows = [row for row in csv.DictReader(io.StringIO(sheet)) if any(row.values())]
    return ",\n".join(json.dumps(row) for row in rows)
