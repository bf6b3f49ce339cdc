# drops what is not ASCII
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows if any(row.values()))
    return text.encode("ascii", "ignore").decode()
