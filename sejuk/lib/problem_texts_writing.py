"""Words of the problems on the way of a text from draft to published; ``sejuk/lib/problem_texts.py`` takes them in."""

from __future__ import annotations

WRITING: dict[str, tuple[int, str, str, str, str]] = {
    "text_without_facts": (422, "Tidak ada catatan yang dapat dipakai",
        "Rilis hanya dibuat dari catatan yang sudah ditinjau dan tidak ditarik. Tinjau dulu, atau centang bahwa yang belum ditinjau ikut.",
        "There is no record that can be used",
        "A release is made only from records that were reviewed and not withdrawn. Review them first, or tick that unreviewed ones go in."),
    "text_too_many_records": (422, "Catatannya terlalu banyak untuk satu rilis", "Pilih paling banyak {limit} catatan, misalnya hari yang lebih sedikit.",
        "Too many records for one release", "Choose at most {limit} records, for instance fewer days."),
    "text_needs_headline": (422, "Rilis perlu judul dan sedikitnya satu kalimat", "Isi judulnya, dan sisakan satu kalimat. Yang Anda ketik tetap ada.",
        "A release needs a headline and at least one sentence", "Fill in the headline and leave a sentence. What you typed is still there."),
    "text_refused": (422, "Ada kalimat yang belum boleh keluar ({count})", "Lihat alasan di bawah setiap kalimat. Yang Anda ketik tetap ada.",
        "There are sentences that may not go out yet ({count})", "See the reason below each sentence. What you typed is still there."),
    "text_wrong_state": (409, "Langkah ini tidak cocok dengan keadaan rilis sekarang", "Muat ulang halaman dan lihat keadaannya. Tidak ada yang berubah.",
        "This step does not fit the state of the release now", "Reload the page and see how it stands. Nothing was changed."),
    "text_records_changed": (409, "Catatan yang mendasari rilis ini berubah", "Susun ulang dulu: kalimat tentang catatan itu diganti, yang lain tetap.",
        "Records that this release rests on have changed", "Recompose first: sentences about those records are replaced, the others stay."),
    "own_text": (409, "Rilis ini Anda tulis atau ubah sendiri", "Mintalah rekan yang berwenang memeriksanya.",
        "You wrote or changed this release yourself", "Ask a colleague with the right to check it."),
    "own_quote": (409, "Kutipan ini Anda masukkan sendiri", "Mintalah orang kedua, atau yang mengucapkannya, menyetujuinya.",
        "You entered this quote yourself", "Ask a second person, or whoever said it, to approve it."),
    "quote_twice": (409, "Kutipan ini sudah ada", "Lihat daftar kutipan rilis ini.", "This quote is there already", "See the list of quotes of this release."),
    "embargo_wrong": (422, "Batas embargo harus di masa depan", "Pilih waktu sesudah sekarang, paling lama {limit} hari.",
        "The embargo must end in the future", "Choose a time after now, at most {limit} days."),
    "photo_without_caption": (422, "Foto ini belum punya keterangan", "Tulis siapa yang terlihat dan mengapa, tanpa nama warga.",
        "This photo has no caption yet", "Write who is seen and why, without residents' names."),
    "photo_not_shown_yet": (409, "Salinan foto belum siap", "Tunggu sebentar, lalu coba lagi. Foto aslinya aman.",
        "The copy of the photo is not ready yet", "Wait a moment and try again. The original photo is safe."),
    "photo_has_metadata": (422, "Salinan foto ini masih memuat data kamera", "Jangan pakai foto ini; beri tahu operator. Tidak ada yang terbit.",
        "The copy of this photo still holds data of the camera", "Do not use this photo; tell the operator. Nothing was published."),
}  # fmt: skip
