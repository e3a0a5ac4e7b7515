"""Addresses of field work as the chain sees it."""

from django.urls import URLPattern, path, re_path

from sejuk.web import converters as _converters  # noqa: F401 - registers <id:…> and <size:…>
from sejuk.web.views import activities, activity, board, calendar, coverage, handouts, held, messages, officers, reports, summary

urlpatterns: list[URLPattern] = [
    path("me/", officers.own, name="me"),
    path("me/readers/", officers.readers, name="readers"),
    path("board/", board.board, name="board"),
    path("activities/", activities.activities, name="activities"),
    re_path(r"^activities/kegiatan\.(?P<form>csv|xlsx)$", activities.export, name="export"),
    path("activities/<uuid:activity_id>/", activity.activity, name="activity"),
    path("activities/<uuid:activity_id>/review/", activity.review, name="review"),
    path("activities/<uuid:activity_id>/held/<id:held_id>/", held.decide, name="decide_text"),
    path("activities/<uuid:activity_id>/rivals/<id:rival_id>/", held.choose, name="choose_rival"),
    path("activities/<uuid:activity_id>/report.pdf", reports.activity_paper, name="activity_paper"),
    path("photos/<uuid:photo_id>/<size:size>.jpg", activity.photo, name="photo"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("maps/<str:code>.json", coverage.shapes, name="shapes"),
    path("officers/", officers.officers, name="officers"),
    path("officers/<id:officer_id>/", officers.officer, name="officer"),
    path("reports/day/", reports.day_report, name="day_report"),
    path("reports/day.pdf", reports.day_paper, name="day_paper"),
    path("summary/", summary.summary, name="summary"),
    path("calendar/", calendar.calendar, name="calendar"),
    re_path(r"^calendar/kalender-pemilihan\.(?P<form>csv|ics)$", calendar.calendar_file, name="calendar_file"),
    path("messages/", messages.messages, name="messages"),
    path("messages/new/", messages.new, name="message_new"),
    path("messages/<uuid:version_id>/", messages.message, name="message"),
    path("messages/<uuid:version_id>/act/", messages.act, name="message_act"),
    path("messages/<uuid:version_id>/revise/", messages.revise, name="message_revise"),
    path("messages/<uuid:version_id>/word/", messages.word, name="message_word"),
    path("messages/<uuid:version_id>/wordings/<id:wording_id>/", messages.act_on_wording, name="message_wording"),
    path("messages/<uuid:version_id>/papers/", handouts.handouts, name="handouts"),
    path("messages/<uuid:version_id>/papers/<paper:paper>", handouts.handout, name="handout"),
    path("messages/<uuid:version_id>/papers/villages/", handouts.order, name="batch_order"),
    path("messages/<uuid:version_id>/papers/printed/", handouts.record, name="print_record"),
    path("messages/<uuid:version_id>/papers/printed/<id:run_id>/", handouts.withdraw, name="print_withdraw"),
    path("papers/<uuid:batch_id>/", handouts.batch, name="batch"),
    path("papers/<uuid:batch_id>/papers.zip", handouts.batch_zip, name="batch_zip"),
    path("papers/letterhead/<id:unit_id>/", handouts.letterhead, name="letterhead"),
    path("journal/", summary.journal, name="journal"),
    path("journal/readings/", summary.readings, name="readings"),
]
