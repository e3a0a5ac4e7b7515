"""Words of the problems that a release may have that is read into the record; ``sejuk/lib/problem_texts.py`` takes them in."""

from __future__ import annotations

RELEASES: dict[str, tuple[int, str, str, str, str]] = {
    "release_empty": (422, "Belum ada teks rilis", "Tempel teksnya, atau pilih berkas teks atau HTML.",
        "There is no text yet", "Paste the release, or choose a text or HTML file."),
    "time_unreadable": (422, "Jam ini tidak terbaca", "Tulis jam dan menit, misalnya 18:00. Pengaturan yang berlaku tidak berubah.",
        "This time cannot be read", "Write hours and minutes, for example 18:00. The setting in force has not changed."),
    "release_unreadable": (422, "Berkas ini bukan teks", "Pilih berkas teks atau HTML, atau salin tulisannya lalu tempel di sini.",
        "This file is no text", "Choose a text or HTML file, or copy the words and paste them here."),
    "release_too_long": (413, "Teks ini terlalu panjang", "Paling banyak {limit} huruf; ini {length}. Tempel satu rilis saja, tanpa halaman di sekelilingnya.",
        "This text is too long", "At most {limit} characters; this has {length}. Paste one release only, without the page around it."),
    "release_file_too_large": (413, "Berkas ini terlalu besar", "Paling besar {limit}. Salin tulisannya saja lalu tempel di sini.",
        "This file is too large", "At most {limit}. Copy only the words and paste them here."),
    "release_words": (422, "Tidak disimpan karena mungkin memuat data warga: {words}", "Tulis tanpa itu, atau kosongkan isian ini.",
        "Not kept, as it may hold data of residents: {words}", "Write it without that, or leave it empty."),
    "release_address": (422, "Alamat sumber tidak terbaca", "Salin alamat lengkapnya, diawali https://, atau kosongkan.",
        "The address of the source cannot be read", "Copy the whole address, beginning with https://, or leave it empty."),
    "release_speaker": (422, "Kutipan ini bukan dari petugas yang disebut", "Hanya ucapan petugas dalam rilis ini yang disimpan. Hapus centangnya, atau lengkapi daftar petugas.",
        "This quote is not by an officer who is named", "Only what an officer of this release said is kept. Untick it, or complete the list of officers."),
    "release_times": (422, "Selesai sebelum mulai", "Periksa kedua jamnya.",
        "It ends before it begins", "Check both times."),
    "release_changed": (409, "Rilis ini sudah diperbaiki orang lain", "Baca isi terbarunya, lalu perbaiki lagi. Isian Anda masih ada di bawah.",
        "Somebody else corrected this release meanwhile", "Read its newest content, then correct it again. What you filled in is still below."),
    "release_withdrawn": (409, "Rilis ini sudah ditarik", "Bila perlu, baca dan simpan lagi teksnya.",
        "This release was withdrawn", "If it is needed, read and keep its text again."),
}  # fmt: skip
