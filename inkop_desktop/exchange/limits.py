"""Hold how large a file may be, so that no file can fill the memory or stop the program."""

MIB = 1024 * 1024
FILE_BYTES = 64 * MIB
UNZIPPED_BYTES = 256 * MIB
# What openpyxl reads as one tree: styles, relations, the list of sheets.
PART_BYTES = 10 * MIB
# Spreadsheets pack well, but only a bomb packs a large part tighter than this.
RATIO = 300
PARTS = 5_000
# Markup between two rows; a row of 16,384 formatted cells has a third of it.
ROW_MARKS = 100_000

SHEET_ROWS = 1_048_576  # a worksheet's last row; as many shared strings are enough
ROWS = 200_000
COLUMNS = 500
CELLS = 4_000_000
CELL_LETTERS = 32_767  # what a spreadsheet's cell holds
LINE_LETTERS = 16 * MIB  # more than all the columns above, each of them full
