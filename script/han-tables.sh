#!/usr/bin/env bash
# Writes the two tables of Chinese characters that addresses are matched by, out of ICU's transforms, whose facts are those of the
# Unicode Han database (kSimplifiedVariant, kMandarin; Unicode licence). A step of development: the tables are in the repository.
# Needs uconv (Debian: icu-devtools) and python3. Characters U+4E00 to U+9FFF; one character becomes one character, or one syllable.
set -euo pipefail
cd "$(dirname "$0")/../api/RiskMap.Geocoding/Addresses/Tables"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -c 'print("\n".join(chr(c) for c in range(0x4e00, 0xa000)))' > "$work/han"
uconv -x 'Hant-Hans' < "$work/han" > "$work/simplified"
uconv -x 'Han-Latin' < "$work/han" > "$work/pinyin"
python3 - "$work" <<'PY'
import sys, unicodedata
han, simplified, pinyin = (open(f"{sys.argv[1]}/{name}", encoding="utf-8").read().split("\n") for name in ("han", "simplified", "pinyin"))
version = unicodedata.unidata_version
with open("han-simplified.txt", "w", encoding="utf-8") as out:
    pairs = [a + b for a, b in zip(han, simplified) if a != b and len(a) == len(b) == 1]
    # Chains (a to b, b to c) would make a second pass change something.
    to = {p[0]: p[1] for p in pairs}
    for a in to:
        seen = [a]
        while seen[-1] in to and to[seen[-1]] not in seen:
            seen.append(to[seen[-1]])
        # Two characters that each name the other meet in the lower one.
        to[a] = min(seen) if seen[-1] in to else seen[-1]
    out.write("# Traditional and simplified, in pairs; from ICU's Hant-Hans (Unicode Han database). Written by script/han-tables.sh.\n")
    out.write("".join(a + b for a, b in to.items() if a != b) + "\n")
# In names of places these are read otherwise than alone: 长沙, 重庆. ü is typed v.
place = {"长": "chang", "重": "chong"}
syllables = {}
for a, p in zip(han, pinyin):
    plain = "".join(c for c in unicodedata.normalize("NFD", p).replace("u\u0308", "v") if not unicodedata.combining(c))
    plain = place.get(a, plain)
    if a and plain.isascii() and plain.isalpha():
        syllables.setdefault(plain, []).append(a)
with open("han-pinyin.txt", "w", encoding="utf-8") as out:
    out.write("# A syllable without its tone, then the characters read so; from ICU's Han-Latin (kMandarin). Written by script/han-tables.sh.\n")
    for s in sorted(syllables):
        out.write(s + " " + "".join(syllables[s]) + "\n")
PY
wc -c han-*.txt
