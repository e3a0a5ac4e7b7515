"""Pictures of every kind that a phone, a camera or somebody with bad intent may send."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

RED, WHITE = (200, 30, 30), (255, 255, 255)


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file."""
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def plain(size: tuple[int, int] = (80, 60), colour: tuple[int, ...] = RED, mode: str = "RGB") -> Image.Image:
    """One colour."""
    return Image.new(mode, size, colour)


def turned() -> bytes:
    """Held upright by a camera that lies: 60 wide and 80 high when shown, red on top."""
    picture = plain((80, 60), WHITE)
    picture.paste(RED, (0, 0, 20, 60))  # the left of the file is the top of the scene
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(picture, "JPEG", exif=exif, quality=95)


def profiled() -> bytes:
    """With a colour profile."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    return saved(plain(), "JPEG", icc_profile=profile.tobytes())


def grey16() -> bytes:
    """Sixteen bits of grey, half bright."""
    return saved(Image.frombytes("I;16", (80, 60), struct.pack("<H", 0x8000) * 4800), "PNG")


def png(width: int, height: int, mode: int, rows: bytes) -> bytes:
    """A PNG whose header says what it likes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, mode, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


GOOD: dict[str, bytes] = {
    "progressive JPEG": saved(plain(), "JPEG", progressive=True),
    "grey JPEG": saved(plain(mode="L", colour=(90,)).convert("L"), "JPEG"),
    "CMYK JPEG": saved(plain().convert("CMYK"), "JPEG"),
    "JPEG with EXIF orientation": turned(),
    "JPEG with a colour profile": profiled(),
    "JPEG with a broken EXIF": saved(plain(), "JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff"),
    "JPEG with a comment": saved(plain(), "JPEG", comment=b"Camera of a village"),
    "JPEG with several pictures": saved(plain(), "MPO", save_all=True, append_images=[plain(colour=WHITE)]),
    "JPEG and ZIP": saved(plain(), "JPEG") + b"PK\x03\x04" + b"secret.txt" * 20,
    "JPEG and HTML": saved(plain(), "JPEG") + b"<html><script>alert(1)</script></html>",
    "JPEG with HTML inside": saved(plain(), "JPEG", comment=b"<html><script>alert(1)</script>"),
    "PNG": saved(plain(), "PNG"),
    "PNG with a palette": saved(plain().quantize(8), "PNG", transparency=0),
    "PNG with two values": saved(plain().convert("1"), "PNG"),
    "PNG with transparency": saved(Image.new("RGBA", (80, 60), (0, 0, 0, 0)), "PNG"),
    "PNG with sixteen bits": grey16(),
    "PNG with text": saved(plain(), "PNG", pnginfo=None, dpi=(72, 72), exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00"),
    "PNG with more behind it than it says": png(80, 60, 2, zlib.compress(b"\0" * 30_000_000)),
    "animated PNG": saved(plain(), "PNG", save_all=True, append_images=[plain(colour=WHITE)]),
    "WebP": saved(plain(), "WEBP"),
    "WebP without loss": saved(plain(), "WEBP", lossless=True),
    "animated WebP": saved(plain(), "WEBP", save_all=True, append_images=[plain(colour=WHITE)], duration=100),
    "a line of one pixel": saved(plain((6000, 1)), "PNG"),
    "a large JPEG": saved(plain((7000, 5000)), "JPEG"),
}

BAD: dict[str, bytes] = {
    "nothing": b"",
    "text": b"no photo at all",
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "HTML": b"<html>" * 40,
    "ZIP": b"PK\x03\x04" * 40,
    "GIF": saved(plain().convert("P"), "GIF"),
    "TIFF": saved(plain(), "TIFF"),
    "BMP": saved(plain(), "BMP"),
    "PDF": saved(plain(), "PDF"),
    "ICO": saved(plain((32, 32)), "ICO"),
    "JPEG cut off": saved(Image.effect_noise((300, 300), 80), "JPEG")[:9000],
    "progressive JPEG cut off": saved(Image.effect_noise((300, 300), 80), "JPEG", progressive=True)[:9000],
    "PNG cut off": saved(Image.effect_noise((300, 300), 80), "PNG")[:9000],
    "WebP cut off": saved(Image.effect_noise((300, 300), 80), "WEBP")[:4000],
    "the head of a JPEG": b"\xff\xd8\xff\xe0" + b"\0" * 200,
    "the head of a WebP": b"RIFF\x24\0\0\0WEBPVP8 ",
    "more pixels than anybody needs": saved(plain((8000, 5001)), "JPEG", quality=10),
    "a bomb that says so": png(50_000, 50_000, 2, zlib.compress(b"\0" * 100_000)),
    "a PNG with nothing in it": png(80, 60, 2, b""),
    "HTML and JPEG": b"<html><body>" + saved(plain(), "JPEG"),
}
