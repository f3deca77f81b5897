"""Dialogs of clients and those around them, each opened on the demo."""

from carloan_desk.domain.client_list import ListQuery
from carloan_desk.services import duplicates
from carloan_desk.ui.dialogs.car_value import CarValueDialog
from carloan_desk.ui.dialogs.change_clients import ChangeClientsDialog
from carloan_desk.ui.dialogs.channels import CampaignDialog, PersonDialog, PlaceDialog, VisitDialog
from carloan_desk.ui.dialogs.circle import (
    CareDialog,
    ConsentDialog,
    RelationDialog,
    SatisfactionDialog,
    VehicleDialog,
)
from carloan_desk.ui.dialogs.contact import ContactDialog
from carloan_desk.ui.dialogs.duplicates import DuplicatesDialog, MergeDialog
from carloan_desk.ui.dialogs.export_clients import ExportClientsDialog
from carloan_desk.ui.dialogs.import_clients import ImportClientsDialog
from carloan_desk.ui.dialogs.keep_list import KeepListDialog
from carloan_desk.ui.dialogs.new_client import NewClientDialog
from tests.ui.makers.made import Makers

MAKERS: Makers = {
    "NewClientDialog": lambda d, w: NewClientDialog(d, w),
    "CampaignDialog": lambda d, w: CampaignDialog(d, w, []),
    "CareDialog": lambda d, w: CareDialog(d, w, 1),
    "ConsentDialog": lambda d, w: ConsentDialog(d, w, 1),
    "DuplicatesDialog": lambda d, w: DuplicatesDialog(d, w),
    "MergeDialog": lambda d, w: MergeDialog(d, w, duplicates.preview(d.workspace, [1, 2, 3]), {}),
    "PersonDialog": lambda d, w: PersonDialog(d, w, 1),
    "PlaceDialog": lambda d, w: PlaceDialog(d, w, []),
    "RelationDialog": lambda d, w: RelationDialog(d, w, 1),
    "SatisfactionDialog": lambda d, w: SatisfactionDialog(d, w, 1, [(1, "甲")]),
    "VehicleDialog": lambda d, w: VehicleDialog(d, w, 1),
    "VisitDialog": lambda d, w: VisitDialog(d, w, 1),
    "ChangeClientsDialog": lambda d, w: ChangeClientsDialog(d, w, [1, 2]),
    "ExportClientsDialog": lambda d, w: ExportClientsDialog(d, w, [1, 2]),
    "ImportClientsDialog": lambda d, w: ImportClientsDialog(d, w),
    "KeepListDialog": lambda d, w: KeepListDialog(d, w, ListQuery()),
    "ContactDialog": lambda d, w: ContactDialog(d, w, 1, 1),
    "CarValueDialog": lambda d, w: CarValueDialog(d, w),
}
