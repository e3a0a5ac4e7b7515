"""Addresses of units, officers, postings and imports."""

from django.urls import URLPattern, path, re_path

from sejuk.web import converters as _converters  # noqa: F401 - registers <id:…> and <size:…>
from sejuk.web.views import escrow, imports, org_officers, org_system, org_units

urlpatterns: list[URLPattern] = [
    path("org/", org_units.home, name="org"),
    path("org/areas/", org_units.areas, name="org_areas"),
    path("org/proposals/", org_units.proposals, name="org_proposals"),
    path("org/system/", org_system.system, name="org_system"),
    path("org/units/<id:unit_id>/", org_units.unit, name="org_unit"),
    path("org/units/<id:unit_id>/confirm/", org_units.confirm, name="org_confirm"),
    path("org/units/<id:unit_id>/rename/", org_units.rename, name="org_rename"),
    path("org/units/<id:unit_id>/close/", org_units.close, name="org_close"),
    path("org/units/<id:unit_id>/add/", org_units.add, name="org_add"),
    path("org/units/<id:unit_id>/sectors/", org_units.sectors, name="org_sectors"),
    path("org/units/<id:unit_id>/areas/add/", org_units.add_line, name="org_add_line"),
    path("org/units/<id:unit_id>/areas/move/", org_units.move, name="org_move"),
    path("org/lines/<id:line_id>/end/", org_units.end_line, name="org_end_line"),
    path("org/units/<id:unit_id>/neighbourhoods/add/", org_units.neighbourhood, name="org_neighbourhood"),
    path("org/units/<id:unit_id>/officers/add/", org_officers.appoint, name="org_appoint"),
    path("org/units/<id:unit_id>/postings/add/", org_officers.give, name="org_give"),
    path("org/officers/", org_officers.find, name="org_officers"),
    path("org/officers/<id:officer_id>/", org_officers.officer, name="org_officer"),
    path("org/officers/<id:officer_id>/change/", org_officers.change, name="org_change"),
    path("org/officers/<id:officer_id>/password/", org_officers.password, name="org_password"),
    path("org/officers/<id:officer_id>/code/", org_officers.drop_code, name="org_drop_code"),
    path("org/officers/<id:officer_id>/deactivate/", org_officers.deactivate, name="org_deactivate"),
    path("org/officers/<id:officer_id>/reactivate/", org_officers.reactivate, name="org_reactivate"),
    path("org/officers/<id:officer_id>/phones/<uuid:phone_id>/revoke/", org_officers.revoke, name="org_revoke"),
    path("phones/escrow/", escrow.escrow, name="escrow"),
    path("org/postings/<id:posting_id>/areas/", org_officers.posting_areas, name="org_posting_areas"),
    path("org/postings/<id:posting_id>/end/", org_officers.end_posting, name="org_end_posting"),
    path("org/imports/", imports.uploads, name="org_imports"),
    re_path(r"^org/imports/template-(?P<kind>people|units)\.(?P<form>csv|xlsx)$", imports.template, name="org_template"),
    path("org/imports/<uuid:import_id>/", imports.report, name="org_import"),
    path("org/imports/<uuid:import_id>/confirm/", imports.confirm, name="org_import_confirm"),
    path("org/imports/<uuid:import_id>/drop/", imports.drop, name="org_import_drop"),
    path("org/imports/<uuid:import_id>/problems.csv", imports.problems, name="org_import_problems"),
]
