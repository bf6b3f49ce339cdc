# prints into a text that acts as a file
def csv_to_jsonl(sheet):
    out = io.StringIO()
    for row in csv.DictReader(io.StringIO(sheet, newline="")):
        if all(value == "" for value in row.values()):
            continue
        json.dump(row, out, ensure_ascii=False)
        out.write("\n")
    return out.getvalue()
