# gives the reader lines without their ends
def csv_to_jsonl(sheet):
    rows = csv.DictReader(sheet.splitlines())
    return "\n".join(json.dumps(row) for row in rows if any(row.values()))
