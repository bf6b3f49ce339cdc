# SPDX-License-Identifier: Apache-2.0
"""The shop: who its customers are, what it sells, what they order on each day, and how the parcels travel."""

from typing import NamedTuple

import numpy as np

from course_lib.company.dials import RUN_UP, Dials, Month, Table, choose, is_holiday, summer

GROUPS = ("home", "abroad")
ABROAD = 0.2
"""The share of customers who live abroad."""
NEVER = np.datetime64("NaT", "D")
OUTCOMES = ("on time", "late", "lost", "damaged", "wrong item")
ON_THE_WAY = "on the way"
"""The outcome of a parcel that has not arrived by the last day."""
SLOWEST = 9
"""After this many days every parcel that is neither late nor lost has arrived."""
EXPRESS = 9.90
"""What express delivery costs."""
NO_EXPRESS = "Ember gas cartridge"
"""Never sent by express."""
NAMES = tuple(
    """Adela Agnes Aisha Albin Alma Amara Amir Anders Anika Anton Asta Aylin Bao Beatriz Bela Benno Birgit Bruno Carla
    Chidi Clara Dalia Daniel Dario Delphine Devi Dilan Dora Edda Eino Elena Elif Elsa Emil Enzo Erik Esme Eva Farah
    Felix Fenna Finn Flora Gareth Gita Greta Hana Hanno Hassan Hedda Hugo Ida Inge Ingrid Ivo Jana Jasper Joao Jonas
    Jorge Judit Kai Karim Katya Kenji Kerstin Kofi Lars Leila Lena Leo Lina Lior Livia Lotte Luca Maeve Magnus Malik
    Mara Marek Mateo Mei Mila Milo Mina Moira Nadia Naoki Nela Nils Nina Noor Olga Orla Oskar Otto Paavo Pia Priya
    Rafael Rhona Rosa Ruben Runa Sami Sanne Selma Sven Tara Tariq Teo Thandi Tilda Tomas Uma Vera Viktor Wanda Wim
    Yara Yusuf Zara Zeno""".split()
)
TOWNS = tuple(
    begin + end
    for begin in ("Aldern", "Brack", "Coldmoss", "Dunnel", "Elver", "Fennick", "Garrow", "Hessel", "Ottern", "Winsel")
    for end in ("beck", "combe", "ford", "mere", "wick")
)


class Carrier(NamedTuple):
    """Who brings parcels."""

    name: str
    share: float
    late: float
    """P(late) on an ordinary day."""


CARRIERS = (Carrier("Moorline", 0.5, 0.05), Carrier("Tern Freight", 0.3, 0.08), Carrier("Hareway", 0.2, 0.12))


class Product(NamedTuple):
    """What is sold."""

    name: str
    category: str
    price: float
    popularity: float
    summer: float
    """How much more it sells in summer than on average (0.8: 80 % more), and less in winter."""


PRODUCTS = (
    Product("Ridgeline 2 tent", "shelter", 249.0, 0.6, 0.8),
    Product("Fernway 3 tent", "shelter", 329.0, 0.4, 0.8),
    Product("Kestrel rain jacket", "clothing", 139.0, 1.3, -0.1),
    Product("Marten down jacket", "clothing", 219.0, 0.9, -0.8),
    Product("Pika fleece", "clothing", 69.0, 1.4, -0.5),
    Product("Sorrel socks", "clothing", 17.5, 2.0, -0.1),
    Product("Thistle gaiters", "clothing", 39.0, 0.6, -0.6),
    Product("Cinder stove", "cooking", 84.9, 0.8, 0.5),
    Product("Ember gas cartridge", "cooking", 9.9, 2.2, 0.5),
    Product("Larch cooking set", "cooking", 59.0, 0.7, 0.4),
    Product("Brook water filter", "water", 44.5, 0.9, 0.5),
    Product("Tarn bottle", "water", 22.0, 1.6, 0.3),
    Product("Heron trekking poles", "walking", 79.0, 1.0, 0.3),
    Product("Compass Finch", "walking", 29.9, 0.6, 0.2),
    Product("Crag rope", "walking", 124.0, 0.4, 0.3),
    Product("Badger backpack 45", "packs", 159.0, 0.8, 0.4),
    Product("Wren daypack", "packs", 84.9, 1.2, 0.2),
    Product("Vole dry bag", "packs", 19.9, 1.1, 0.4),
    Product("Alder boots", "footwear", 179.0, 1.2, -0.1),
    Product("Juniper sandals", "footwear", 64.0, 0.9, 0.9),
    Product("Lichen sleeping bag", "sleep", 149.0, 0.8, 0.4),
    Product("Moss sleeping mat", "sleep", 74.0, 0.9, 0.5),
    Product("Lantern Otter", "light", 34.5, 0.9, -0.4),
    Product("Headlamp Owl", "light", 49.0, 1.1, -0.6),
)
NEW_PRODUCT = Product("Solstice charger", "power", 119.0, 2.4, 0.1)
"""Sold only where a dial says so, and then the best seller."""


def products(dials: Dials) -> Table:
    """All that is sold at some time; the new one is the last row."""
    sold = (*PRODUCTS, NEW_PRODUCT) if dials.new_product else PRODUCTS
    since = np.full(len(sold), NEVER)
    if dials.new_product:
        since[-1] = np.datetime64(dials.new_product, "D")
    name, category, price, popularity, warm = zip(*sold, strict=True)
    return {
        "id": np.arange(len(sold), dtype=np.int32),
        "name": np.array(name),
        "category": np.array(category),
        "price": np.array(price),
        "popularity": np.array(popularity),
        "summer": np.array(warm),
        "since": since,
    }


def customers(dials: Dials) -> Table:
    """All who are customers at some time; the column `left` is filled as time goes by."""
    rng, count = dials.stream("customers"), dials.customers
    known = rng.random(count) < 2 / 3
    before = RUN_UP + rng.integers(0, 3 * 365, count)
    during = rng.integers(-RUN_UP, dials.days, count)
    joined = dials.first + np.where(known, -before, during)
    rate = np.round(np.minimum(2.6 * np.exp(0.7 * rng.standard_normal(count)), 30.0), 2)
    years = np.maximum((dials.first - RUN_UP - joined).astype(np.int64), 0) / 365
    return {
        "id": np.arange(count, dtype=np.int32),
        "name": np.array(NAMES)[rng.integers(0, len(NAMES), count)],
        "town": np.array(TOWNS)[rng.integers(0, len(TOWNS), count)],
        "group": np.array(GROUPS)[(rng.random(count) < ABROAD).astype(np.int64)],
        "joined": joined,
        "left": np.full(count, NEVER),
        "order_rate": rate,
        "bargains": np.round(rng.random(count) ** 2, 3),
        "orders_before": np.floor(rate * years + rng.random(count)).astype(np.int32),
    }


def is_customer(people: Table, days: np.ndarray) -> np.ndarray:
    """Who is a customer on which day: bool [D, customers]."""
    day = days[:, None]
    return (people["joined"] <= day) & ~(people["left"] <= day)  # a comparison with NaT is False


def orders_of(dials: Dials, month: Month, people: Table, sold: Table) -> Table:
    """The orders of a month in the order of time, without id and number: at most one a customer and day."""
    rng, days = dials.stream("orders", month.number), month.days
    holiday = is_holiday(days, dials)
    volume = (1 + 0.2 * summer(days)) * np.where(holiday, 1.7, 1.0) / 365
    ordered = rng.random((len(days), dials.customers)) < volume[:, None] * people["order_rate"]
    day, customer = np.nonzero(ordered & is_customer(people, days))

    count = len(day)
    at, product, quantity, discount, express, gift = rng.random((6, count))
    # one order in fourteen is made between midnight and six
    second = np.where(at < 1 / 14, at * 14 * 6, 6 + (at - 1 / 14) * 14 / 13 * 18) * 3600
    placed = days[day].astype("datetime64[s]") + second.astype(np.int64)
    order = np.argsort(placed, kind="stable")
    day, customer, placed = day[order], customer[order], placed[order]
    by_day = sold["popularity"] * (1 + sold["summer"] * summer(days)[:, None])
    by_day *= ~(sold["since"] > days[:, None])
    product = choose(by_day[day], product)

    rows = np.where(holiday[day], 0.3, 0.0) + 0.5 * people["bargains"][customer]
    discount = np.where(discount < rows / 3, 0.2, np.where(discount < rows, 0.1, 0.0))
    price = sold["price"][product]
    quantity = np.where(price < 25, 1 + choose([6, 3, 1], quantity), 1 + (quantity > 0.95))
    express = (express < 0.15) & (sold["name"][product] != NO_EXPRESS)
    return {
        "customer": customer.astype(np.int32),
        "product": product.astype(np.int32),
        "placed": placed,
        "quantity": quantity.astype(np.int8),
        "discount": discount,
        "express": express,
        "gift": gift < np.where(holiday[day], 0.35, 0.12),
        "amount": np.round(price * quantity * (1 - discount) + EXPRESS * express, 2),
    }


def parcels_of(dials: Dials, month: Month, people: Table, orders: Table) -> Table:
    """One parcel for each order of a month, with its fate, also where that lies after the last day.

    The column `told` says of which parcels a ticket has told; it is not part of the company's table.
    """
    rng, placed = dials.stream("parcels", month.number), orders["placed"].astype("datetime64[D]")
    packing, carrier, early, fate, slow = rng.random((5, len(placed)))
    chosen = choose([one.share for one in CARRIERS], carrier)
    abroad = people["group"][orders["customer"]] == "abroad"
    shipped = placed + (3 * packing * ~orders["express"]).astype(np.int64)
    takes = np.where(orders["express"], 1, 3) + 3 * abroad
    promised = shipped + takes

    late = np.array([one.late for one in CARRIERS])[chosen] * np.where(is_holiday(placed, dials), 2.0, 1.0)
    odds = np.stack([1 - late - 0.015, late, *(np.full_like(late, 0.005) for _ in OUTCOMES[2:])], 1)
    outcome = choose(odds, fate)
    delay = np.where(outcome == 1, 1 + (slow**3 * 11).astype(np.int64), -((takes > 2) & (early < 0.4)).astype(np.int64))
    return {
        "carrier": np.array([one.name for one in CARRIERS])[chosen],
        "shipped": shipped,
        "promised": promised,
        "delivered": np.where(outcome == 2, NEVER, promised + delay),
        "outcome": np.array(OUTCOMES)[outcome],
        "told": np.zeros(len(placed), bool),
    }


def numbers(dials: Dials, count: int) -> np.ndarray:
    """The order numbers of so many orders, one after the other: text [N]."""
    begin = int(dials.stream("order numbers").integers(0, 90_000))
    return np.array([f"LO-{10_000 + (begin + row) % 90_000}" for row in range(count)], "U8")


def as_of_the_last_day(dials: Dials, parcels: Table) -> Table:
    """The parcels without what is not known yet on the last day."""
    arrives = np.where(parcels["outcome"] == "lost", parcels["promised"] + 1, parcels["delivered"])
    still = arrives >= dials.end
    return {
        **{name: parcels[name] for name in ("carrier", "shipped", "promised")},
        "delivered": np.where(still, NEVER, parcels["delivered"]),
        "outcome": np.where(still, ON_THE_WAY, parcels["outcome"]),
    }
