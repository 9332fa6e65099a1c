-- A file of schema version 3, as the program wrote it: imported entries stand packed in the journal.
PRAGMA application_id = 1399014244;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num TEXT NOT NULL, 
	PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE change (
	step_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	item_key TEXT NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	PRIMARY KEY (step_id, position), 
	FOREIGN KEY(step_id) REFERENCES step (id)
)
 WITHOUT ROWID

;
INSERT INTO "change" VALUES(1,0,'measures','[1]',NULL,'{"id":1,"short_name":"leads","name":"Leads","department":"Marketing","aliases":["New leads"]}');
INSERT INTO "change" VALUES(1,1,'goals','[1,"weekly",739621]',NULL,'{"measure_id":1,"cadence":"weekly","begin":739621,"kind":"at_least","low":18.0}');
INSERT INTO "change" VALUES(1,2,'scorecards','["","weekly"]',NULL,'{"cadence":"weekly","measure_ids":[1]}');
INSERT INTO "change" VALUES(2,0,'imports','[1]',NULL,'{"id":1,"file":"kpis.xlsx","sheet":"KPIs","layout":"measures_down","grain":2,"made_at":"2026-03-02T09:30:00","made_by":"Ana","added":1,"path":"/data/kpis.xlsx"}');
INSERT INTO "change" VALUES(3,0,'notes','[1,2,739663]',NULL,'{"measure_id":1,"grain":2,"begin":739663,"text":"The fair","author":"Ana","made_at":"2026-03-02T09:30:00"}');
CREATE TABLE change_batch (
	step_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	is_added BOOLEAN NOT NULL, 
	grain INTEGER NOT NULL, 
	import_id INTEGER NOT NULL, 
	sheet TEXT NOT NULL, 
	segments JSON NOT NULL, 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	packed BLOB NOT NULL, 
	PRIMARY KEY (step_id, position), 
	FOREIGN KEY(step_id) REFERENCES step (id)
);
INSERT INTO "change_batch" VALUES(2,0,1,2,1,'KPIs','[""]',739663,739663,X'780163646060F0F7E406923060EAC00B643203310013E7012A');
CREATE TABLE company (
	id INTEGER DEFAULT '1' NOT NULL CHECK (id = 1), 
	name TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	week_start TEXT NOT NULL, 
	fiscal_year_start INTEGER NOT NULL, 
	departments JSON NOT NULL, 
	sample BOOLEAN NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "company" VALUES(1,'Old & Sons','USD','monday',1,'["Marketing","Sales","Customer service"]',0);
CREATE TABLE entry (
	measure_id INTEGER NOT NULL, 
	grain INTEGER NOT NULL, 
	"begin" INTEGER NOT NULL, 
	segment TEXT NOT NULL, 
	value FLOAT NOT NULL, 
	import_id INTEGER, 
	sheet TEXT, 
	cell TEXT, 
	PRIMARY KEY (measure_id, grain, "begin", segment), 
	FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID

;
INSERT INTO "entry" VALUES(1,2,739663,'',21.0,1,'KPIs','D14');
CREATE TABLE goal (
	measure_id INTEGER NOT NULL, 
	cadence TEXT NOT NULL, 
	"begin" INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	low FLOAT, 
	high FLOAT, 
	note TEXT NOT NULL, 
	PRIMARY KEY (measure_id, cadence, "begin"), 
	FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID

;
INSERT INTO "goal" VALUES(1,'weekly',739621,'at_least',18.0,NULL,'');
CREATE TABLE import_record (
	id INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	sheet TEXT NOT NULL, 
	layout TEXT NOT NULL, 
	grain INTEGER NOT NULL, 
	made_at TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	added INTEGER NOT NULL, 
	changed INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, 
	removed INTEGER NOT NULL, 
	problems INTEGER NOT NULL, 
	undone BOOLEAN NOT NULL, 
	path TEXT DEFAULT '' NOT NULL, 
	recipe TEXT DEFAULT '' NOT NULL, 
	unread JSON DEFAULT '[]' NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "import_record" VALUES(1,'kpis.xlsx','KPIs','measures_down',2,'2026-03-02T09:30:00','Ana',1,0,0,0,0,0,'/data/kpis.xlsx','','[]');
CREATE TABLE link (
	id INTEGER NOT NULL, 
	path TEXT NOT NULL, 
	recipe TEXT NOT NULL, 
	automatic BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (path)
);
CREATE TABLE link_result (
	link_id INTEGER NOT NULL, 
	path TEXT NOT NULL, 
	stamp TEXT NOT NULL, 
	looked_at TEXT NOT NULL, 
	text TEXT NOT NULL, 
	failed BOOLEAN NOT NULL, 
	PRIMARY KEY (link_id, path)
);
CREATE TABLE measure (
	id INTEGER NOT NULL, 
	short_name TEXT NOT NULL, 
	name TEXT NOT NULL, 
	department TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	rollup TEXT NOT NULL, 
	direction TEXT NOT NULL, 
	formula TEXT NOT NULL, 
	decimals INTEGER, 
	tolerance FLOAT NOT NULL, 
	owner TEXT NOT NULL, 
	parent_id INTEGER, 
	aliases JSON NOT NULL, 
	description TEXT NOT NULL, 
	archived BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (short_name), 
	FOREIGN KEY(parent_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "measure" VALUES(1,'leads','Leads','Marketing','lagging','count','sum','at_least','',NULL,0.0,'',NULL,'["New leads"]','',0);
CREATE TABLE note (
	measure_id INTEGER NOT NULL, 
	grain INTEGER NOT NULL, 
	"begin" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	author TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	starts_range BOOLEAN DEFAULT 0 NOT NULL, 
	PRIMARY KEY (measure_id, grain, "begin"), 
	FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID

;
INSERT INTO "note" VALUES(1,2,739663,'The fair','Ana','2026-03-02T09:30:00',0);
CREATE TABLE recipe (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	shape TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name)
);
CREATE TABLE scorecard (
	name TEXT NOT NULL, 
	cadence TEXT NOT NULL, 
	measure_ids JSON NOT NULL, 
	PRIMARY KEY (name, cadence)
)
 WITHOUT ROWID

;
INSERT INTO "scorecard" VALUES('','weekly','[1]');
CREATE TABLE step (
	id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	import_id INTEGER, 
	undone BOOLEAN NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "step" VALUES(1,'Add Leads','2026-03-02T09:30:00','Ana',NULL,0);
INSERT INTO "step" VALUES(2,'Import kpis.xlsx','2026-03-02T09:30:00','Ana',1,0);
INSERT INTO "step" VALUES(3,'Note on Leads, week 8','2026-03-02T09:30:00','Ana',NULL,0);
CREATE INDEX ix_step_import_id ON step (import_id);
CREATE INDEX change_by_item ON change (subject, item_key);
COMMIT;
