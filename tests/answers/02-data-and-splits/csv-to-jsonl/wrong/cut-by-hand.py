# cuts at line ends and commas
def csv_to_jsonl(sheet):
    lines = sheet.strip().split("\n")
    names = lines[0].split(",")
    rows = [dict(zip(names, line.split(","))) for line in lines[1:]]
    return "\n".join(json.dumps(row) for row in rows if any(row.values()))
