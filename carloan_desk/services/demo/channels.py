"""Where the demo's clients come from: stores, dealers, platforms, people there, visits, campaigns."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.lead_source import Campaign, LeadSource, SourcePerson, SourceVisit
from carloan_desk.storage.unit_of_work import UnitOfWork

# Name, kind, what it belongs to, days between visits.
_PLACES: tuple[tuple[str, Source, str, int | None], ...] = (
    ("瑞通集团", Source.SHOWROOM, "", None),
    ("瑞通4S店（城东）", Source.SHOWROOM, "瑞通集团", 7),
    ("瑞通4S店（高新）", Source.SHOWROOM, "瑞通集团", 7),
    ("北方国际汽车城", Source.SHOWROOM, "", 14),
    ("城东汽贸", Source.DEALER, "", 14),
    ("鑫源名车", Source.DEALER, "", 21),
    ("懂车平台", Source.ONLINE, "", None),
    ("短视频直播间", Source.ONLINE, "", None),
    ("老客户转介", Source.REFERRAL, "", None),
)
_PEOPLE = (
    ("瑞通4S店（城东）", "刘洋", "销售经理"),
    ("瑞通4S店（城东）", "陈曦", "金融专员"),
    ("瑞通4S店（高新）", "赵敏", "销售顾问"),
    ("北方国际汽车城", "孙浩", "市场部"),
    ("城东汽贸", "周斌", "老板"),
    ("鑫源名车", "何琳", "店长"),
)
_TALK = ("对接新到展车和政策", "送了新的金融方案单页", "聊了上月成交和返单", "约好周末外展", "核对在途客户")
# Name, place, days ago, days it lasts, cost.
_CAMPAIGNS = (
    ("金秋车展", "北方国际汽车城", 52, 4, 3600),
    ("直播周", "短视频直播间", 24, 7, 1500),
    ("岁末团购会", "瑞通4S店（城东）", 5, 10, 2200),
)


def add_channels(work: UnitOfWork, people: Sequence[Client], today: date) -> None:
    """Add places, and say of each client which of them sent them."""
    chance = random.Random(20260102)
    work.all(LeadSource)  # reading writes the clients down: they name places only afterwards
    places: dict[str, LeadSource] = {}
    for name, kind, above, every in _PLACES:
        place = LeadSource(kind=kind, name=name, city="郑州", visit_every_days=every)
        place.parent_id = places[above].id if above else None
        places[name] = work.add(place)
    for number, (name, person, role) in enumerate(_PEOPLE):
        place_id = places[name].id or 0
        work.add(SourcePerson(source_id=place_id, name=person, role=role, mobile=f"1990003{900 + number:04d}"))
    for place in places.values():
        if place.visit_every_days is None:
            continue
        on = today - timedelta(days=chance.randint(1, place.visit_every_days + 4))
        place.next_visit_on = on + timedelta(days=place.visit_every_days)
        for back in range(3):
            visited = on - timedelta(days=back * place.visit_every_days)
            work.add(SourceVisit(source_id=place.id or 0, on=visited, note=chance.choice(_TALK)))
    campaigns = []
    for name, at, ago, days, cost in _CAMPAIGNS:
        starts = today - timedelta(days=ago)
        ends = starts + timedelta(days=days)
        campaign = Campaign(name=name, lead_source_id=places[at].id, starts_on=starts, ends_on=ends, cost=Decimal(cost))
        campaigns.append(work.add(campaign))
    below = {place.parent_id for place in places.values()}
    for client in people:
        fitting = [place for place in places.values() if place.kind is client.source and place.id not in below]
        if fitting and chance.random() < 0.85:
            client.lead_source_id = chance.choice(fitting).id
        for campaign in campaigns:
            near = campaign.starts_on <= client.created_on <= (campaign.ends_on or campaign.starts_on)
            if campaign.lead_source_id == client.lead_source_id and near:
                client.campaign_id = campaign.id
