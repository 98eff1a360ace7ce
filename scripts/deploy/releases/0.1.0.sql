PRAGMA defer_foreign_keys=TRUE;
CREATE TABLE IF NOT EXISTS "d1_migrations"(
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		name       TEXT UNIQUE,
		applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
);
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(1,'0001_kernel.sql','2026-11-21 12:17:10');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(2,'0002_kernel_triggers.sql','2026-11-21 12:17:11');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(3,'0003_settings.sql','2026-11-21 12:17:12');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(4,'0004_staff.sql','2026-11-21 12:17:13');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(5,'0005_servers.sql','2026-11-21 12:17:14');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(6,'0006_accounts.sql','2026-11-21 12:17:14');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(7,'0007_accounts_triggers.sql','2026-11-21 12:17:15');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(8,'0008_catalog.sql','2026-11-21 12:17:16');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(9,'0009_catalog_triggers.sql','2026-11-21 12:17:16');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(10,'0010_ledger.sql','2026-11-21 12:17:17');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(11,'0011_ledger_triggers.sql','2026-11-21 12:17:18');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(12,'0012_invoices.sql','2026-11-21 12:17:19');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(13,'0013_payments.sql','2026-11-21 12:17:19');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(14,'0014_services.sql','2026-11-21 12:17:20');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(15,'0015_services_triggers.sql','2026-11-21 12:17:21');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(16,'0017_notifications.sql','2026-11-21 12:17:21');
INSERT INTO "d1_migrations" ("id","name","applied_at") VALUES(17,'0018_invoices_payments_triggers.sql','2026-11-21 12:17:22');
CREATE TABLE guard (code TEXT NOT NULL) STRICT;
CREATE TABLE job (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  payload TEXT NOT NULL,
  dedupe_key TEXT UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('queued', 'processing', 'completed', 'failed', 'cancelled')),
  run_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  max_attempts INTEGER NOT NULL,
  lease_until INTEGER,
  lease_token TEXT,
  last_error TEXT,
  cause TEXT NOT NULL,
  subject TEXT,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER
) STRICT;
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0MGNX9FGZ6PGXG8XYXACM','mail.proforma_issued','{"documentId":"01M7Z0MGNTQ37DQAZCDKYZ3PFP"}','mail.proforma_issued:01M7Z0MGNTQ37DQAZCDKYZ3PFP','completed',1795263447741,1,8,NULL,'YyIvoMEj9SIB1IqlJ7e5nl1NSFDTPDYJFd7B2Jl64vE',NULL,'event: proforma.issued','document:01M7Z0MGNTQ37DQAZCDKYZ3PFP',1795263447741,1795263448769,1795263448788);
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0MGPVB8D014DJK3PKJQ5K','mail.invoice_paid','{"documentId":"01M7Z0MGPTW28S2EXVFV66658E","clientId":"01M7Z0MGFR668KAAKWAFZ064WK"}','mail.invoice_paid:01M7Z0MGPTW28S2EXVFV66658E','completed',1795263447771,1,8,NULL,'a3-uxZO2Pqf8gDgF7G-tbFx8qgW87gRt3R8M0QVBISY',NULL,'event: invoice.paid','document:01M7Z0MGPTW28S2EXVFV66658E',1795263447771,1795263448791,1795263448812);
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0MGPVB8D014DJK3PKJQ5M','services.try-awaiting','{"clientId":"01M7Z0MGFR668KAAKWAFZ064WK","paymentId":"01M7Z0MGNTQ37DQAZCDKYZ3PFQ"}','services.try-awaiting:01M7Z0MGNTQ37DQAZCDKYZ3PFQ','completed',1795263447771,1,8,NULL,'p3Cowv3R5gNLtvQBpFZXa9ukeiqu8HDQ5j0kV4f7Lq4',NULL,'event: funds.added','payment:01M7Z0MGNTQ37DQAZCDKYZ3PFQ',1795263447771,1795263448815,1795263448827);
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0MGR4PTSKBFGSFPY89NTS','service.provision','{"serviceId":"01M7Z0MGR3DYSKK8KVS7STCP51"}',NULL,'completed',1795263447812,1,6,NULL,'Js6k5_jU80otunv5hBklYRWIPmU08XEg8RXQcliKtM4',NULL,'user: Jo Demo','service:01M7Z0MGR3DYSKK8KVS7STCP51',1795263447812,1795263448831,1795263448948);
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0MHQ0102TMJMZB4CM72G8','mail.send','{"mailId":"01M7Z0MHQ0102TMJMZB4CM72G7"}','mail.send:invoicePaid:01M7Z0MGPVB8D014DJK3PKJQ5K','completed',1795263448800,1,8,NULL,'XHKNwrYBklDPwBkqOOB5FBzWy7ZVOZZK1Oc2tBDLCCA',NULL,'invoicePaid:01M7Z0MGPVB8D014DJK3PKJQ5K','mail:01M7Z0MHQ0102TMJMZB4CM72G7',1795263448800,1795263449969,1795263449998);
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0MHVDM5MCZK2YZCNNV4F5','mail.service_activated','{"serviceId":"01M7Z0MGR3DYSKK8KVS7STCP51"}','mail.service_activated:01M7Z0MGR3DYSKK8KVS7STCP51','completed',1795263448941,1,8,NULL,'Z5tlV3scxhxHD6Rc0cUX7B9JH-hld8lwHIzy6v1vX_8',NULL,'event: service.activated','service:01M7Z0MGR3DYSKK8KVS7STCP51',1795263448941,1795263450000,1795263450023);
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0MJWVK4Y66B44ZPBZXRG8','mail.send','{"mailId":"01M7Z0MJWVK4Y66B44ZPBZXRG7"}','mail.send:serviceActivated:01M7Z0MHVDM5MCZK2YZCNNV4F5','completed',1795263450011,1,8,NULL,'NYH9d0SuK_jq_M12QV5RkQeoDvAMnhtdoO0bv0pqju4',NULL,'serviceActivated:01M7Z0MHVDM5MCZK2YZCNNV4F5','mail:01M7Z0MJWVK4Y66B44ZPBZXRG7',1795263450011,1795263451032,1795263451058);
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0NQD25TZNVEAFVHY7PCYG','mail.proforma_issued','{"documentId":"01M7Z0NQD25TZNVEAFVHY7PCYD"}','mail.proforma_issued:01M7Z0NQD25TZNVEAFVHY7PCYD','completed',1795263487394,1,8,NULL,'XhmX0qNIhq_4HasEWFSQPxgznQtZ7BYgcFrAGc23ohQ',NULL,'event: proforma.issued','document:01M7Z0NQD25TZNVEAFVHY7PCYD',1795263487394,1795263488445,1795263488505);
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0NQT2W1F3GN1MF8NKDHCD','mail.invoice_paid','{"documentId":"01M7Z0NQT13H6ZWGF223WENKE4","clientId":"01M7Z0NMPY27RF7ZNTBH2RX6YM"}','mail.invoice_paid:01M7Z0NQT13H6ZWGF223WENKE4','completed',1795263487810,1,8,NULL,'7gho68bFlBOy_4SRG3cnM-z3dGXsiYSBeC_EibqFHhc',NULL,'event: invoice.paid','document:01M7Z0NQT13H6ZWGF223WENKE4',1795263487810,1795263488513,1795263488534);
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0NQT2W1F3GN1MF8NKDHCE','services.try-awaiting','{"clientId":"01M7Z0NMPY27RF7ZNTBH2RX6YM","paymentId":"01M7Z0NQD25TZNVEAFVHY7PCYE"}','services.try-awaiting:01M7Z0NQD25TZNVEAFVHY7PCYE','completed',1795263487810,1,8,NULL,'glid8pCdcRp0_owssxkuDn4mCb_XBtvBWoR07u4lQfM',NULL,'event: funds.added','payment:01M7Z0NQD25TZNVEAFVHY7PCYE',1795263487810,1795263488553,1795263488675);
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0NRGGTTER6XAPHQABRA0P','mail.send','{"mailId":"01M7Z0NRGF13Y4BN5T6HT5M6RY"}','mail.send:invoicePaid:01M7Z0NQT2W1F3GN1MF8NKDHCD','completed',1795263488528,1,8,NULL,'oUM0-kikMAideyu82Qn6-qMhzVvkI1ONhNjew5yWtJs',NULL,'invoicePaid:01M7Z0NQT2W1F3GN1MF8NKDHCD','mail:01M7Z0NRGF13Y4BN5T6HT5M6RY',1795263488528,1795263489837,1795263489865);
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0NSHYPBT3SGMWAYE8F4WE','service.provision','{"serviceId":"01M7Z0NSHX22H3V6KTQWJJ9A58"}',NULL,'completed',1795263489598,1,6,NULL,'-tI_ES_5Vae5NLH4CUgiwbDyd5tWhCVgeWXuOPv-EYU',NULL,'user: Maria','service:01M7Z0NSHX22H3V6KTQWJJ9A58',1795263489598,1795263489871,1795263490211);
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0NT4RQN0KKXE78K2EQE7J','mail.service_activated','{"serviceId":"01M7Z0NSHX22H3V6KTQWJJ9A58"}','mail.service_activated:01M7Z0NSHX22H3V6KTQWJJ9A58','completed',1795263490200,1,8,NULL,'OGLAmpfuBqKiNdTblsA0kaetdMbHKlf7cB3BKpETi_k',NULL,'event: service.activated','service:01M7Z0NSHX22H3V6KTQWJJ9A58',1795263490200,1795263491226,1795263491244);
INSERT INTO "job" ("id","name","payload","dedupe_key","state","run_at","attempts","max_attempts","lease_until","lease_token","last_error","cause","subject","created_at","started_at","finished_at") VALUES('01M7Z0NV59HA4DRF1VHXGBSVJB','mail.send','{"mailId":"01M7Z0NV59HA4DRF1VHXGBSVJA"}','mail.send:serviceActivated:01M7Z0NT4RQN0KKXE78K2EQE7J','completed',1795263491241,1,8,NULL,'1ITiW4QrgtK_7o_RWsk6iLyORO_5uJoNJgSZJ0obj-M',NULL,'serviceActivated:01M7Z0NT4RQN0KKXE78K2EQE7J','mail:01M7Z0NV59HA4DRF1VHXGBSVJA',1795263491241,1795263492309,1795263492325);
CREATE TABLE task (
  name TEXT NOT NULL PRIMARY KEY,
  cron TEXT NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  last_run_at INTEGER,
  next_run_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "task" ("name","cron","enabled","last_run_at","next_run_at") VALUES('ledger.prove','17 3 * * *',1,NULL,1795317420000);
CREATE TABLE activity (
  id TEXT NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('admin', 'user', 'system', 'anonymous')),
  actor_id TEXT,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  client_id TEXT,
  summary TEXT NOT NULL,
  detail TEXT,
  request_id TEXT NOT NULL
) STRICT;
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MFWPH4MZCQ1MD66GKFCR',1795263446934,'admin','01M7Z0MFGXQY7WH9WVGSX9HMW5','Demo Operator','admin.created','admin:01M7Z0MFGXQY7WH9WVGSX9HMW5',NULL,'Demo Operator set up the console as its first administrator',NULL,'01M7Z0MFGVFG9D0BATGRGGT7MN');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MFZMRGK9SF954JEM0BP4',1795263447028,'admin','01M7Z0MFGXQY7WH9WVGSX9HMW5','Demo Operator','server.created','server:01M7Z0MFZK63Q74Y663ERP5EA5',NULL,'Added the server “Frankfurt” (127.0.0.1)',NULL,'01M7Z0MFZ55FJF70MM0VH2QVJ6');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MG2PXF8YHPA5FPY70WCP',1795263447126,'admin','01M7Z0MFGXQY7WH9WVGSX9HMW5','Demo Operator','server.tested','server:01M7Z0MFZK63Q74Y663ERP5EA5',NULL,'Tested the connection to “Frankfurt”: works',NULL,'01M7Z0MG06CAJ3T8PCCD1FMTS8');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MG3CNRGP1Q9MY6TAVGAP',1795263447148,'admin','01M7Z0MFGXQY7WH9WVGSX9HMW5','Demo Operator','server.created','server:01M7Z0MG3CNRGP1Q9MY6TAVGAN',NULL,'Added the server “Warsaw” (127.0.0.1)',NULL,'01M7Z0MG36E6S03ENK3FE0X8X5');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MG4Y0DAA242DBV0N4NTZ',1795263447198,'admin','01M7Z0MFGXQY7WH9WVGSX9HMW5','Demo Operator','server.tested','server:01M7Z0MG3CNRGP1Q9MY6TAVGAN',NULL,'Tested the connection to “Warsaw”: works',NULL,'01M7Z0MG3XZ27RZAHBMMVN0SP2');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MG5QC8E8GC88QNWC1VER',1795263447223,'admin','01M7Z0MFGXQY7WH9WVGSX9HMW5','Demo Operator','server_group.created','server_group:01M7Z0MG5QC8E8GC88QNWC1VEQ',NULL,'Created the server group “Europe”',NULL,'01M7Z0MG5JCF0Q4Q6432DZW06T');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MG69YQBTT9YJNWV2N397',1795263447241,'admin','01M7Z0MFGXQY7WH9WVGSX9HMW5','Demo Operator','product_group.created','product_group:01M7Z0MG69YQBTT9YJNWV2N396',NULL,'Created the product group “VPN”',NULL,'01M7Z0MG66XDNKVSJDVVRM8XP7');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MG73EBJ15MGWK7FXSWF2',1795263447267,'admin','01M7Z0MFGXQY7WH9WVGSX9HMW5','Demo Operator','product.created','product:01M7Z0MG73EBJ15MGWK7FXSWF1',NULL,'Created the product “Starter” (starter)',NULL,'01M7Z0MG6QAP0ZX1A29A1VTV6A');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MG86GXMQYAWMXQKDZXG2',1795263447302,'admin','01M7Z0MFGXQY7WH9WVGSX9HMW5','Demo Operator','product.created','product:01M7Z0MG85CW157AQY4MQE698E',NULL,'Created the product “Plus” (plus)',NULL,'01M7Z0MG7RTDTYG4460A93CJEY');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MGAVQJJSFHYZ8XP1K90W',1795263447387,'admin','01M7Z0MFGXQY7WH9WVGSX9HMW5','Demo Operator','product.created','product:01M7Z0MGAVQJJSFHYZ8XP1K90V',NULL,'Created the product “Unlimited” (unlimited)',NULL,'01M7Z0MG9GZBGKXZRDTH1CGFSF');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MGN1P7C4BYZKNVER3KT4',1795263447714,'user','01M7Z0MGFR668KAAKWAFZ064WJ','Jo Demo','client.signed_up','client:01M7Z0MGFR668KAAKWAFZ064WK','01M7Z0MGFR668KAAKWAFZ064WK','Jo Demo (customer@culvert.example) signed up',NULL,'01M7Z0MGF676SBG5P2W95HPRMK');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MGNX9FGZ6PGXG8XYXACK',1795263447741,'user','01M7Z0MGFR668KAAKWAFZ064WJ','Jo Demo','payment.started','payment:01M7Z0MGNTQ37DQAZCDKYZ3PFQ','01M7Z0MGFR668KAAKWAFZ064WK','Asked to add funds','{"documentId":"01M7Z0MGNTQ37DQAZCDKYZ3PFP","gateway":"test","currency":"EUR","netMicro":50000000,"subtotalMinor":5000,"taxMinor":1150,"totalMinor":6150}','01M7Z0MGNGXSBQETR8SV67FQA6');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MGPVB8D014DJK3PKJQ5J',1795263447771,'user','01M7Z0MGFR668KAAKWAFZ064WJ','Jo Demo','payment.confirmed','payment:01M7Z0MGNTQ37DQAZCDKYZ3PFQ','01M7Z0MGFR668KAAKWAFZ064WK','The payment of PRO-1 arrived','{"gateway":"test","reference":"simulated:01M7Z0MGNTQ37DQAZCDKYZ3PFQ","amountMinor":6150,"currency":"EUR","invoiceId":"01M7Z0MGPTW28S2EXVFV66658E","transactionId":"payment:01M7Z0MGNTQ37DQAZCDKYZ3PFQ"}','01M7Z0MGPKYT18F088WSTVA2JP');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MGR3DYSKK8KVS7STCP53',1795263447811,'user','01M7Z0MGFR668KAAKWAFZ064WJ','Jo Demo','order.placed','service:01M7Z0MGR3DYSKK8KVS7STCP51','01M7Z0MGFR668KAAKWAFZ064WK','Ordered “Plus” (monthly)','{"productId":"01M7Z0MG85CW157AQY4MQE698E","totalMicro":6900000,"currency":"EUR","holdId":"01M7Z0MGR3DYSKK8KVS7STCP52"}','01M7Z0MGQT87S9KQGB8HF6NE2M');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0MHVDM5MCZK2YZCNNV4F4',1795263448941,'system',NULL,'job','service.activated','service:01M7Z0MGR3DYSKK8KVS7STCP51','01M7Z0MGFR668KAAKWAFZ064WK','Set up service 1 as vpn-1-1-gjqy on “Frankfurt”','{"server":"Frankfurt","network":"Default","vpnName":"vpn-1-1-gjqy","skipped":[]}','01M7Z0MHQZ6D8PTP4F2Y94PAHR');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0NNK1A7HN1Q4MJPKTAWQ2',1795263485537,'user','01M7Z0NMPY27RF7ZNTBH2RX6YK','Maria','client.signed_up','client:01M7Z0NMPY27RF7ZNTBH2RX6YM','01M7Z0NMPY27RF7ZNTBH2RX6YM','Maria (m@x.example) signed up',NULL,'01M7Z0NMMSN3RMQ6QYMNQAB7YX');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0NQD25TZNVEAFVHY7PCYF',1795263487394,'user','01M7Z0NMPY27RF7ZNTBH2RX6YK','Maria','payment.started','payment:01M7Z0NQD25TZNVEAFVHY7PCYE','01M7Z0NMPY27RF7ZNTBH2RX6YM','Asked to add funds','{"documentId":"01M7Z0NQD25TZNVEAFVHY7PCYD","gateway":"test","currency":"EUR","netMicro":20000000,"subtotalMinor":2000,"taxMinor":460,"totalMinor":2460}','01M7Z0NQCGKTK8DMQT7J5MX9QF');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0NQT13H6ZWGF223WENKE5',1795263487809,'user','01M7Z0NMPY27RF7ZNTBH2RX6YK','Maria','payment.confirmed','payment:01M7Z0NQD25TZNVEAFVHY7PCYE','01M7Z0NMPY27RF7ZNTBH2RX6YM','The payment of PRO-2 arrived','{"gateway":"test","reference":"simulated:01M7Z0NQD25TZNVEAFVHY7PCYE","amountMinor":2460,"currency":"EUR","invoiceId":"01M7Z0NQT13H6ZWGF223WENKE4","transactionId":"payment:01M7Z0NQD25TZNVEAFVHY7PCYE"}','01M7Z0NQRSX5ZPJNWFNJD73BG9');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0NSHYPBT3SGMWAYE8F4WD',1795263489598,'user','01M7Z0NMPY27RF7ZNTBH2RX6YK','Maria','order.placed','service:01M7Z0NSHX22H3V6KTQWJJ9A58','01M7Z0NMPY27RF7ZNTBH2RX6YM','Ordered “Plus” (monthly)','{"productId":"01M7Z0MG85CW157AQY4MQE698E","totalMicro":6900000,"currency":"EUR","holdId":"01M7Z0NSHX22H3V6KTQWJJ9A59"}','01M7Z0NSFSXKFT5GKV0D2E3QT0');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0NT4RQN0KKXE78K2EQE7H',1795263490200,'system',NULL,'job','service.activated','service:01M7Z0NSHX22H3V6KTQWJJ9A58','01M7Z0NMPY27RF7ZNTBH2RX6YM','Set up service 2 as vpn-2-2-fghb on “Frankfurt”','{"server":"Frankfurt","network":"Default","vpnName":"vpn-2-2-fghb","skipped":[]}','01M7Z0NSTE8F3H9MTEZS9WVFJS');
INSERT INTO "activity" ("id","at","actor_kind","actor_id","actor_name","action","subject","client_id","summary","detail","request_id") VALUES('01M7Z0NVNHE65B8CKVQNF6YZF6',1795263491761,'user','01M7Z0NMPY27RF7ZNTBH2RX6YK','Maria','service.credentials_shown','service:01M7Z0NSHX22H3V6KTQWJJ9A58','01M7Z0NMPY27RF7ZNTBH2RX6YM','Looked at the credentials of service 2',NULL,'01M7Z0NVMWTP911WCK1SFEHNNQ');
CREATE TABLE idempotency (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  result TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;
INSERT INTO "idempotency" ("actor","key","request_hash","result","created_at") VALUES('user:01M7Z0NMPY27RF7ZNTBH2RX6YK','2ee054e2-79b3-4f45-9e2d-10aebd40830c','uBwWMi9-r6ty3epBlkFyiFx8JO32mTDg2Z6mK1QN7C4','{"documentId":"01M7Z0NQD25TZNVEAFVHY7PCYD","paymentId":"01M7Z0NQD25TZNVEAFVHY7PCYE","start":{"kind":"redirect","url":"/pay/01M7Z0NQD25TZNVEAFVHY7PCYE"}}',1795263487394);
INSERT INTO "idempotency" ("actor","key","request_hash","result","created_at") VALUES('user:01M7Z0NMPY27RF7ZNTBH2RX6YK','9c4c8700-cc07-43b0-aef4-aa40eecd5eea','MFdP84kDcvGSylbRD8thzg6ZWzY7kTEzVeD3Z4mryeY','{"serviceId":"01M7Z0NSHX22H3V6KTQWJJ9A58","state":"provisioning","payment":null}',1795263489598);
CREATE TABLE sequence (name TEXT NOT NULL PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "sequence" ("name","next") VALUES('client',3);
INSERT INTO "sequence" ("name","next") VALUES('invoice',3);
INSERT INTO "sequence" ("name","next") VALUES('proforma',3);
INSERT INTO "sequence" ("name","next") VALUES('service',3);
CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE currency (
  code TEXT NOT NULL PRIMARY KEY,
  minor_digits INTEGER NOT NULL CHECK (minor_digits BETWEEN 0 AND 4),
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "currency" ("code","minor_digits","prefix","suffix","position") VALUES('EUR',2,'€','',0);
INSERT INTO "currency" ("code","minor_digits","prefix","suffix","position") VALUES('GBP',2,'£','',3);
INSERT INTO "currency" ("code","minor_digits","prefix","suffix","position") VALUES('JPY',0,'¥','',5);
INSERT INTO "currency" ("code","minor_digits","prefix","suffix","position") VALUES('PLN',2,'',' zł',2);
INSERT INTO "currency" ("code","minor_digits","prefix","suffix","position") VALUES('UAH',2,'',' ₴',4);
INSERT INTO "currency" ("code","minor_digits","prefix","suffix","position") VALUES('USD',2,'$','',1);
CREATE TABLE admin_group (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  permissions TEXT NOT NULL CHECK (json_valid(permissions))
) STRICT;
INSERT INTO "admin_group" ("id","name","permissions") VALUES('01M7Z0MFGXQY7WH9WVGSX9HMW6','Super administrators','["*"]');
CREATE TABLE admin (
  id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  group_id TEXT NOT NULL REFERENCES admin_group (id),
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "admin" ("id","email","name","password_hash","group_id","disabled","created_at") VALUES('01M7Z0MFGXQY7WH9WVGSX9HMW5','admin@culvert.example','Demo Operator','scrypt$t76eyuhgn_ZbDIKSkHlcLA$khempn5RjRBvvgY_fZc6gwVTyK1n-3zHlDQ7oTc0Wtk','01M7Z0MFGXQY7WH9WVGSX9HMW6',0,1795263446934);
CREATE TABLE admin_session (
  id TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  admin_id TEXT NOT NULL REFERENCES admin (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
INSERT INTO "admin_session" ("id","token_hash","admin_id","created_at","expires_at") VALUES('01M7Z0MFWPH4MZCQ1MD66GKFCQ','1YWnGU6NFWJU_qASVkZW1XOLHNhzicZDHBTci7QDzwU','01M7Z0MFGXQY7WH9WVGSX9HMW5',1795263446934,1795306646934);
CREATE TABLE api_token (
  id TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  admin_id TEXT NOT NULL REFERENCES admin (id),
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER
) STRICT;
CREATE TABLE server (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  driver TEXT NOT NULL,
  host TEXT NOT NULL,
  port INTEGER CHECK (port BETWEEN 1 AND 65535),
  secure INTEGER NOT NULL CHECK (secure IN (0, 1)),
  plain_http_accepted INTEGER NOT NULL CHECK (plain_http_accepted IN (0, 1)),
  token_sealed TEXT NOT NULL,
  max_accounts INTEGER CHECK (max_accounts >= 1),
  accounts INTEGER NOT NULL DEFAULT 0,
  time_zone TEXT NOT NULL,
  datacentre TEXT NOT NULL,
  note TEXT NOT NULL,
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  probe TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "server" ("id","name","driver","host","port","secure","plain_http_accepted","token_sealed","max_accounts","accounts","time_zone","datacentre","note","disabled","probe","created_at","updated_at") VALUES('01M7Z0MFZK63Q74Y663ERP5EA5','Frankfurt','puqvpncp','127.0.0.1',8098,0,1,'v1.k1._pEnfd5UkD833Aw5.IhahrICHVgmBTJQg4nHEz-wuC9gZb-4Z1isOhsSMUw0Pt1ykhrzkAKKHlNlSu3Wh8Vw7n4Y0xcNBxU0SrD1Z',NULL,2,'UTC','FRA1','A simulated panel.',0,'{"ok":true,"steps":[{"step":"address","state":"ok","detail":"http://127.0.0.1:8098"},{"step":"status","state":"ok","detail":"0 of 50 licence slots used, licence until 2036-01-31T00:00:00+01:00"},{"step":"version","state":"ok","detail":"2.3.0"},{"step":"licence","state":"ok","detail":"until 2036-01-31T00:00:00+01:00"},{"step":"networks","state":"ok","detail":"3 networks"},{"step":"clients","state":"ok","detail":"the token may read and write clients"}],"version":"2.3.0","slots":{"used":0,"total":50},"licenceExpires":"2036-01-31T00:00:00+01:00","licenceValid":true,"networks":[{"name":"Default","description":"Main exit, Frankfurt","subnet":"10.0.1.0/24","protocols":{"wireguard":true,"amneziawg":false,"openvpn":true,"ikev2":true},"caps":{"downMbps":0,"upMbps":0},"clients":0},{"name":"Stream","description":"Streaming exit","subnet":"10.0.2.0/24","protocols":{"wireguard":true,"amneziawg":true,"openvpn":false,"ikev2":false},"caps":{"downMbps":0,"upMbps":0},"clients":0},{"name":"Tiny","description":"","subnet":"10.0.3.0/29","protocols":{"wireguard":true,"amneziawg":false,"openvpn":false,"ikev2":false},"caps":{"downMbps":0,"upMbps":0},"clients":0}],"latencyMs":26,"at":1795263447125}',1795263447028,1795263447028);
INSERT INTO "server" ("id","name","driver","host","port","secure","plain_http_accepted","token_sealed","max_accounts","accounts","time_zone","datacentre","note","disabled","probe","created_at","updated_at") VALUES('01M7Z0MG3CNRGP1Q9MY6TAVGAN','Warsaw','puqvpncp','127.0.0.1',8099,0,1,'v1.k1.hu9XZX6M2Q5K28XT.YxpQ_hfBWPCQpd7HnnOCC_3q0iCwJHj5-qEYl-hkGDm_LbPbAAy1F0J3hygjR14aYzOptNTbGoKBuUh1zaU-',NULL,0,'UTC','WAW1','A simulated panel.',0,'{"ok":true,"steps":[{"step":"address","state":"ok","detail":"http://127.0.0.1:8099"},{"step":"status","state":"ok","detail":"0 of 50 licence slots used, licence until 2036-01-31T00:00:00+01:00"},{"step":"version","state":"ok","detail":"2.3.0"},{"step":"licence","state":"ok","detail":"until 2036-01-31T00:00:00+01:00"},{"step":"networks","state":"ok","detail":"2 networks"},{"step":"clients","state":"ok","detail":"the token may read and write clients"}],"version":"2.3.0","slots":{"used":0,"total":50},"licenceExpires":"2036-01-31T00:00:00+01:00","licenceValid":true,"networks":[{"name":"Default","description":"Main exit, Warsaw","subnet":"10.8.1.0/24","protocols":{"wireguard":true,"amneziawg":false,"openvpn":true,"ikev2":false},"caps":{"downMbps":0,"upMbps":0},"clients":0},{"name":"Full","description":"No address left","subnet":"10.8.2.0/30","protocols":{"wireguard":true,"amneziawg":false,"openvpn":false,"ikev2":false},"caps":{"downMbps":0,"upMbps":0},"clients":0}],"latencyMs":5,"at":1795263447198}',1795263447148,1795263447148);
CREATE TABLE server_group (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL) STRICT;
INSERT INTO "server_group" ("id","name","created_at") VALUES('01M7Z0MG5QC8E8GC88QNWC1VEQ','Europe',1795263447223);
CREATE TABLE server_group_member (
  group_id TEXT NOT NULL REFERENCES server_group (id),
  server_id TEXT NOT NULL REFERENCES server (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (group_id, server_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "server_group_member" ("group_id","server_id","position") VALUES('01M7Z0MG5QC8E8GC88QNWC1VEQ','01M7Z0MFZK63Q74Y663ERP5EA5',0);
INSERT INTO "server_group_member" ("group_id","server_id","position") VALUES('01M7Z0MG5QC8E8GC88QNWC1VEQ','01M7Z0MG3CNRGP1Q9MY6TAVGAN',1);
CREATE TABLE client (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  search_name TEXT NOT NULL,
  company_name TEXT NOT NULL,
  search_company TEXT NOT NULL,
  tax_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('new', 'active', 'inactive', 'closed', 'fraud')),
  language TEXT NOT NULL CHECK (language IN ('en', 'pl', 'uk', 'fr')),
  currency TEXT NOT NULL REFERENCES currency (code),
  credit_limit_micro INTEGER NOT NULL CHECK (credit_limit_micro >= 0),
  balance_micro INTEGER NOT NULL DEFAULT 0,
  held_micro INTEGER NOT NULL DEFAULT 0,
  owner_email TEXT NOT NULL,
  origin TEXT NOT NULL,
  admin_notes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "client" ("id","number","name","search_name","company_name","search_company","tax_id","status","language","currency","credit_limit_micro","balance_micro","held_micro","owner_email","origin","admin_notes","created_at","updated_at") VALUES('01M7Z0MGFR668KAAKWAFZ064WK',1,'Jo Demo','jo demo','','','','new','en','EUR',0,43100000,0,'customer@culvert.example','http://127.0.0.1:8787','',1795263447544,1795263447544);
INSERT INTO "client" ("id","number","name","search_name","company_name","search_company","tax_id","status","language","currency","credit_limit_micro","balance_micro","held_micro","owner_email","origin","admin_notes","created_at","updated_at") VALUES('01M7Z0NMPY27RF7ZNTBH2RX6YM',2,'Maria','maria','','','','new','en','EUR',0,13100000,0,'m@x.example','http://127.0.0.1:8787','',1795263484638,1795263484638);
CREATE TABLE user (
  id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('en', 'pl', 'uk', 'fr')),
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "user" ("id","email","name","password_hash","language","disabled","created_at") VALUES('01M7Z0MGFR668KAAKWAFZ064WJ','customer@culvert.example','Jo Demo','scrypt$Mb6NL8KTb7doXWrJdc-o6w$vKPdJBoogn-cmAGVzKb3Ry3rAVu93Lsy5n-aorfbwns','en',0,1795263447544);
INSERT INTO "user" ("id","email","name","password_hash","language","disabled","created_at") VALUES('01M7Z0NMPY27RF7ZNTBH2RX6YK','m@x.example','Maria','scrypt$SmErragrpmhwsDG8XvRzbA$BZbLc7-WzKvqR0uZg18Nfluu7Il05sbB-3op7lm9GT8','en',0,1795263484638);
CREATE TABLE client_user (
  client_id TEXT NOT NULL REFERENCES client (id),
  user_id TEXT NOT NULL REFERENCES user (id),
  owner INTEGER NOT NULL CHECK (owner IN (0, 1)),
  permissions TEXT NOT NULL CHECK (json_valid(permissions)),
  PRIMARY KEY (client_id, user_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "client_user" ("client_id","user_id","owner","permissions") VALUES('01M7Z0MGFR668KAAKWAFZ064WK','01M7Z0MGFR668KAAKWAFZ064WJ',1,'["*"]');
INSERT INTO "client_user" ("client_id","user_id","owner","permissions") VALUES('01M7Z0NMPY27RF7ZNTBH2RX6YM','01M7Z0NMPY27RF7ZNTBH2RX6YK',1,'["*"]');
CREATE TABLE user_session (
  id TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES user (id),
  client_id TEXT NOT NULL REFERENCES client (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
INSERT INTO "user_session" ("id","token_hash","user_id","client_id","created_at","expires_at") VALUES('01M7Z0MGN1P7C4BYZKNVER3KT3','ouESVwXJXG0wo_dtAiNW6eF48lmb0Z3Qt_ICkNX3cDc','01M7Z0MGFR668KAAKWAFZ064WJ','01M7Z0MGFR668KAAKWAFZ064WK',1795263447713,1797855447713);
INSERT INTO "user_session" ("id","token_hash","user_id","client_id","created_at","expires_at") VALUES('01M7Z0NNK0BSXJDTZ07Y1XE38V','wWrKW3t0JL8lYCYeRaAjWnMi--L9TvBImQwqJ39Vsho','01M7Z0NMPY27RF7ZNTBH2RX6YK','01M7Z0NMPY27RF7ZNTBH2RX6YM',1795263485536,1797855485536);
CREATE TABLE password_reset (
  id TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  token_sealed TEXT,
  user_id TEXT NOT NULL REFERENCES user (id),
  origin TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;
CREATE TABLE product_group (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (json_valid(name)),
  description TEXT NOT NULL CHECK (json_valid(description)),
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  position INTEGER NOT NULL,
  products INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "product_group" ("id","key","name","description","hidden","position","products","created_at") VALUES('01M7Z0MG69YQBTT9YJNWV2N396','vpn','{"en":"VPN","pl":"VPN"}','{"en":"A private exit in Europe for every device.","pl":"Prywatne wyjście w Europie dla każdego urządzenia."}',0,0,3,1795263447241);
CREATE TABLE product (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  group_id TEXT NOT NULL REFERENCES product_group (id),
  name TEXT NOT NULL CHECK (json_valid(name)),
  summary TEXT NOT NULL CHECK (json_valid(summary)),
  description TEXT NOT NULL CHECK (json_valid(description)),
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
  position INTEGER NOT NULL,
  server_id TEXT REFERENCES server (id),
  server_group_id TEXT REFERENCES server_group (id),
  cancellation_delay_hours INTEGER NOT NULL CHECK (cancellation_delay_hours >= 1),
  termination_delay_hours INTEGER NOT NULL CHECK (termination_delay_hours >= 1),
  driver TEXT NOT NULL,
  config TEXT NOT NULL CHECK (json_valid(config)),
  active_services INTEGER NOT NULL DEFAULT 0,
  total_services INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((server_id IS NULL) <> (server_group_id IS NULL))
) STRICT;
INSERT INTO "product" ("id","key","group_id","name","summary","description","hidden","retired","position","server_id","server_group_id","cancellation_delay_hours","termination_delay_hours","driver","config","active_services","total_services","created_at","updated_at") VALUES('01M7Z0MG73EBJ15MGWK7FXSWF1','starter','01M7Z0MG69YQBTT9YJNWV2N396','{"en":"Starter","pl":"Starter"}','{"en":"One account, 50 Mbit/s down, 25 up.","pl":"Jedno konto, 50 Mbit/s w dół, 25 w górę."}','{"en":"WireGuard, OpenVPN and IKEv2. Scan the QR code and you are connected.","pl":"WireGuard, OpenVPN i IKEv2. Zeskanuj kod QR i gotowe."}',0,0,0,NULL,'01M7Z0MG5QC8E8GC88QNWC1VEQ',48,72,'puqvpncp','{"downMbps":50,"upMbps":25,"nameRule":"vpn-{client_id}-{service_id}-{random_letter_4}","instructionUrl":"","showPassword":"plain"}',0,0,1795263447267,1795263447267);
INSERT INTO "product" ("id","key","group_id","name","summary","description","hidden","retired","position","server_id","server_group_id","cancellation_delay_hours","termination_delay_hours","driver","config","active_services","total_services","created_at","updated_at") VALUES('01M7Z0MG85CW157AQY4MQE698E','plus','01M7Z0MG69YQBTT9YJNWV2N396','{"en":"Plus","pl":"Plus"}','{"en":"One account, 250 Mbit/s down, 100 up.","pl":"Jedno konto, 250 Mbit/s w dół, 100 w górę."}','{"en":"WireGuard, OpenVPN and IKEv2. Scan the QR code and you are connected.","pl":"WireGuard, OpenVPN i IKEv2. Zeskanuj kod QR i gotowe."}',0,0,1,NULL,'01M7Z0MG5QC8E8GC88QNWC1VEQ',48,72,'puqvpncp','{"downMbps":250,"upMbps":100,"nameRule":"vpn-{client_id}-{service_id}-{random_letter_4}","instructionUrl":"","showPassword":"plain"}',2,2,1795263447301,1795263447301);
INSERT INTO "product" ("id","key","group_id","name","summary","description","hidden","retired","position","server_id","server_group_id","cancellation_delay_hours","termination_delay_hours","driver","config","active_services","total_services","created_at","updated_at") VALUES('01M7Z0MGAVQJJSFHYZ8XP1K90V','unlimited','01M7Z0MG69YQBTT9YJNWV2N396','{"en":"Unlimited","pl":"Bez limitu"}','{"en":"One account at the full speed of the network.","pl":"Jedno konto z pełną prędkością sieci."}','{"en":"WireGuard, OpenVPN and IKEv2. Scan the QR code and you are connected.","pl":"WireGuard, OpenVPN i IKEv2. Zeskanuj kod QR i gotowe."}',0,0,2,NULL,'01M7Z0MG5QC8E8GC88QNWC1VEQ',48,72,'puqvpncp','{"downMbps":0,"upMbps":0,"nameRule":"vpn-{client_id}-{service_id}-{random_letter_4}","instructionUrl":"","showPassword":"plain"}',0,0,1795263447387,1795263447387);
CREATE TABLE product_target (
  product_id TEXT NOT NULL REFERENCES product (id),
  position INTEGER NOT NULL,
  server_id TEXT NOT NULL REFERENCES server (id),
  network TEXT NOT NULL,
  PRIMARY KEY (product_id, position),
  UNIQUE (product_id, server_id, network)
) STRICT, WITHOUT ROWID;
INSERT INTO "product_target" ("product_id","position","server_id","network") VALUES('01M7Z0MG73EBJ15MGWK7FXSWF1',0,'01M7Z0MFZK63Q74Y663ERP5EA5','Default');
INSERT INTO "product_target" ("product_id","position","server_id","network") VALUES('01M7Z0MG73EBJ15MGWK7FXSWF1',1,'01M7Z0MG3CNRGP1Q9MY6TAVGAN','Default');
INSERT INTO "product_target" ("product_id","position","server_id","network") VALUES('01M7Z0MG85CW157AQY4MQE698E',0,'01M7Z0MFZK63Q74Y663ERP5EA5','Default');
INSERT INTO "product_target" ("product_id","position","server_id","network") VALUES('01M7Z0MG85CW157AQY4MQE698E',1,'01M7Z0MG3CNRGP1Q9MY6TAVGAN','Default');
INSERT INTO "product_target" ("product_id","position","server_id","network") VALUES('01M7Z0MGAVQJJSFHYZ8XP1K90V',0,'01M7Z0MFZK63Q74Y663ERP5EA5','Default');
INSERT INTO "product_target" ("product_id","position","server_id","network") VALUES('01M7Z0MGAVQJJSFHYZ8XP1K90V',1,'01M7Z0MG3CNRGP1Q9MY6TAVGAN','Default');
CREATE TABLE price (
  thing TEXT NOT NULL,
  currency TEXT NOT NULL REFERENCES currency (code),
  version INTEGER NOT NULL,
  periods TEXT NOT NULL CHECK (json_valid(periods)),
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (thing, currency, version)
) STRICT, WITHOUT ROWID;
INSERT INTO "price" ("thing","currency","version","periods","current","created_at") VALUES('product:01M7Z0MG73EBJ15MGWK7FXSWF1','EUR',1,'[{"period":"monthly","setupMicro":0,"baseMicro":3500000},{"period":"annually","setupMicro":0,"baseMicro":35000000}]',1,1795263447267);
INSERT INTO "price" ("thing","currency","version","periods","current","created_at") VALUES('product:01M7Z0MG73EBJ15MGWK7FXSWF1','PLN',1,'[{"period":"monthly","setupMicro":0,"baseMicro":15050000},{"period":"annually","setupMicro":0,"baseMicro":150500000}]',1,1795263447267);
INSERT INTO "price" ("thing","currency","version","periods","current","created_at") VALUES('product:01M7Z0MG73EBJ15MGWK7FXSWF1','USD',1,'[{"period":"monthly","setupMicro":0,"baseMicro":3850000},{"period":"annually","setupMicro":0,"baseMicro":38500000}]',1,1795263447267);
INSERT INTO "price" ("thing","currency","version","periods","current","created_at") VALUES('product:01M7Z0MG85CW157AQY4MQE698E','EUR',1,'[{"period":"monthly","setupMicro":0,"baseMicro":6900000},{"period":"annually","setupMicro":0,"baseMicro":69000000}]',1,1795263447302);
INSERT INTO "price" ("thing","currency","version","periods","current","created_at") VALUES('product:01M7Z0MG85CW157AQY4MQE698E','PLN',1,'[{"period":"monthly","setupMicro":0,"baseMicro":29670000},{"period":"annually","setupMicro":0,"baseMicro":296700000}]',1,1795263447302);
INSERT INTO "price" ("thing","currency","version","periods","current","created_at") VALUES('product:01M7Z0MG85CW157AQY4MQE698E','USD',1,'[{"period":"monthly","setupMicro":0,"baseMicro":7590000},{"period":"annually","setupMicro":0,"baseMicro":75900000}]',1,1795263447302);
INSERT INTO "price" ("thing","currency","version","periods","current","created_at") VALUES('product:01M7Z0MGAVQJJSFHYZ8XP1K90V','EUR',1,'[{"period":"monthly","setupMicro":0,"baseMicro":12000000},{"period":"annually","setupMicro":0,"baseMicro":120000000}]',1,1795263447387);
INSERT INTO "price" ("thing","currency","version","periods","current","created_at") VALUES('product:01M7Z0MGAVQJJSFHYZ8XP1K90V','PLN',1,'[{"period":"monthly","setupMicro":0,"baseMicro":51600000},{"period":"annually","setupMicro":0,"baseMicro":516000000}]',1,1795263447387);
INSERT INTO "price" ("thing","currency","version","periods","current","created_at") VALUES('product:01M7Z0MGAVQJJSFHYZ8XP1K90V','USD',1,'[{"period":"monthly","setupMicro":0,"baseMicro":13200000},{"period":"annually","setupMicro":0,"baseMicro":132000000}]',1,1795263447387);
CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY,
  client_id TEXT REFERENCES client (id),
  kind TEXT NOT NULL CHECK (kind IN ('wallet', 'held', 'revenue', 'tax', 'cash', 'adjustment')),
  currency TEXT NOT NULL REFERENCES currency (code),
  balance_micro INTEGER NOT NULL,
  floor_micro INTEGER NOT NULL CHECK (floor_micro <= 0),
  CHECK ((client_id IS NOT NULL) = (kind IN ('wallet', 'held'))),
  CONSTRAINT insufficient_funds CHECK (kind <> 'wallet' OR balance_micro >= floor_micro),
  CONSTRAINT held_is_not_negative CHECK (kind <> 'held' OR balance_micro >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO "account" ("id","client_id","kind","currency","balance_micro","floor_micro") VALUES('cash:test:EUR',NULL,'cash','EUR',0,0);
INSERT INTO "account" ("id","client_id","kind","currency","balance_micro","floor_micro") VALUES('held:01M7Z0MGFR668KAAKWAFZ064WK','01M7Z0MGFR668KAAKWAFZ064WK','held','EUR',0,0);
INSERT INTO "account" ("id","client_id","kind","currency","balance_micro","floor_micro") VALUES('held:01M7Z0NMPY27RF7ZNTBH2RX6YM','01M7Z0NMPY27RF7ZNTBH2RX6YM','held','EUR',0,0);
INSERT INTO "account" ("id","client_id","kind","currency","balance_micro","floor_micro") VALUES('revenue:EUR',NULL,'revenue','EUR',0,0);
INSERT INTO "account" ("id","client_id","kind","currency","balance_micro","floor_micro") VALUES('tax:EUR',NULL,'tax','EUR',0,0);
INSERT INTO "account" ("id","client_id","kind","currency","balance_micro","floor_micro") VALUES('wallet:01M7Z0MGFR668KAAKWAFZ064WK','01M7Z0MGFR668KAAKWAFZ064WK','wallet','EUR',43100000,0);
INSERT INTO "account" ("id","client_id","kind","currency","balance_micro","floor_micro") VALUES('wallet:01M7Z0NMPY27RF7ZNTBH2RX6YM','01M7Z0NMPY27RF7ZNTBH2RX6YM','wallet','EUR',13100000,0);
CREATE TABLE ledger_transaction (
  seq INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  client_id TEXT NOT NULL REFERENCES client (id),
  kind TEXT NOT NULL CHECK (kind IN ('payment', 'charge', 'refund', 'adjustment', 'hold', 'release')),
  currency TEXT NOT NULL REFERENCES currency (code),
  net_micro INTEGER NOT NULL,
  gross_micro INTEGER NOT NULL,
  balance_before_micro INTEGER NOT NULL,
  balance_after_micro INTEGER NOT NULL,
  description TEXT NOT NULL,
  service_id TEXT,
  document_id TEXT,
  period_start INTEGER,
  period_end INTEGER,
  cause TEXT CHECK (cause IS NULL OR json_valid(cause)),
  actor_kind TEXT NOT NULL,
  actor_id TEXT,
  actor_name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CHECK (balance_after_micro = balance_before_micro + net_micro),
  CHECK (kind IN ('payment', 'refund') OR gross_micro = net_micro)
) STRICT;
INSERT INTO "ledger_transaction" ("seq","id","client_id","kind","currency","net_micro","gross_micro","balance_before_micro","balance_after_micro","description","service_id","document_id","period_start","period_end","cause","actor_kind","actor_id","actor_name","created_at") VALUES(1,'payment:01M7Z0MGNTQ37DQAZCDKYZ3PFQ','01M7Z0MGFR668KAAKWAFZ064WK','payment','EUR',50000000,61500000,0,50000000,'Payment of PRO-1',NULL,'01M7Z0MGPTW28S2EXVFV66658E',NULL,NULL,NULL,'user','01M7Z0MGFR668KAAKWAFZ064WJ','Jo Demo',1795263447771);
INSERT INTO "ledger_transaction" ("seq","id","client_id","kind","currency","net_micro","gross_micro","balance_before_micro","balance_after_micro","description","service_id","document_id","period_start","period_end","cause","actor_kind","actor_id","actor_name","created_at") VALUES(2,'hold:01M7Z0MGR3DYSKK8KVS7STCP52','01M7Z0MGFR668KAAKWAFZ064WK','hold','EUR',-6900000,-6900000,50000000,43100000,'Reserved for Plus','01M7Z0MGR3DYSKK8KVS7STCP51',NULL,NULL,NULL,NULL,'user','01M7Z0MGFR668KAAKWAFZ064WJ','Jo Demo',1795263447811);
INSERT INTO "ledger_transaction" ("seq","id","client_id","kind","currency","net_micro","gross_micro","balance_before_micro","balance_after_micro","description","service_id","document_id","period_start","period_end","cause","actor_kind","actor_id","actor_name","created_at") VALUES(3,'release:01M7Z0MGR3DYSKK8KVS7STCP52','01M7Z0MGFR668KAAKWAFZ064WK','release','EUR',6900000,6900000,43100000,50000000,'Reservation used','01M7Z0MGR3DYSKK8KVS7STCP51',NULL,NULL,NULL,NULL,'system',NULL,'job',1795263448942);
INSERT INTO "ledger_transaction" ("seq","id","client_id","kind","currency","net_micro","gross_micro","balance_before_micro","balance_after_micro","description","service_id","document_id","period_start","period_end","cause","actor_kind","actor_id","actor_name","created_at") VALUES(4,'charge:01M7Z0MGR3DYSKK8KVS7STCP51:1795263448940','01M7Z0MGFR668KAAKWAFZ064WK','charge','EUR',-6900000,-6900000,50000000,43100000,'Plus, service 1: monthly','01M7Z0MGR3DYSKK8KVS7STCP51',NULL,1795263448940,1797855448940,'{"rule":"first period","period":"monthly","priceVersion":1}','system',NULL,'job',1795263448942);
INSERT INTO "ledger_transaction" ("seq","id","client_id","kind","currency","net_micro","gross_micro","balance_before_micro","balance_after_micro","description","service_id","document_id","period_start","period_end","cause","actor_kind","actor_id","actor_name","created_at") VALUES(5,'payment:01M7Z0NQD25TZNVEAFVHY7PCYE','01M7Z0NMPY27RF7ZNTBH2RX6YM','payment','EUR',20000000,24600000,0,20000000,'Payment of PRO-2',NULL,'01M7Z0NQT13H6ZWGF223WENKE4',NULL,NULL,NULL,'user','01M7Z0NMPY27RF7ZNTBH2RX6YK','Maria',1795263487809);
INSERT INTO "ledger_transaction" ("seq","id","client_id","kind","currency","net_micro","gross_micro","balance_before_micro","balance_after_micro","description","service_id","document_id","period_start","period_end","cause","actor_kind","actor_id","actor_name","created_at") VALUES(6,'hold:01M7Z0NSHX22H3V6KTQWJJ9A59','01M7Z0NMPY27RF7ZNTBH2RX6YM','hold','EUR',-6900000,-6900000,20000000,13100000,'Reserved for Plus','01M7Z0NSHX22H3V6KTQWJJ9A58',NULL,NULL,NULL,NULL,'user','01M7Z0NMPY27RF7ZNTBH2RX6YK','Maria',1795263489598);
INSERT INTO "ledger_transaction" ("seq","id","client_id","kind","currency","net_micro","gross_micro","balance_before_micro","balance_after_micro","description","service_id","document_id","period_start","period_end","cause","actor_kind","actor_id","actor_name","created_at") VALUES(7,'release:01M7Z0NSHX22H3V6KTQWJJ9A59','01M7Z0NMPY27RF7ZNTBH2RX6YM','release','EUR',6900000,6900000,13100000,20000000,'Reservation used','01M7Z0NSHX22H3V6KTQWJJ9A58',NULL,NULL,NULL,NULL,'system',NULL,'job',1795263490200);
INSERT INTO "ledger_transaction" ("seq","id","client_id","kind","currency","net_micro","gross_micro","balance_before_micro","balance_after_micro","description","service_id","document_id","period_start","period_end","cause","actor_kind","actor_id","actor_name","created_at") VALUES(8,'charge:01M7Z0NSHX22H3V6KTQWJJ9A58:1795263490200','01M7Z0NMPY27RF7ZNTBH2RX6YM','charge','EUR',-6900000,-6900000,20000000,13100000,'Plus, service 2: monthly','01M7Z0NSHX22H3V6KTQWJJ9A58',NULL,1795263490200,1797855490200,'{"rule":"first period","period":"monthly","priceVersion":1}','system',NULL,'job',1795263490200);
CREATE TABLE transfer (
  transaction_id TEXT NOT NULL REFERENCES ledger_transaction (id),
  seq INTEGER NOT NULL,
  debit_account TEXT NOT NULL,
  credit_account TEXT NOT NULL,
  amount_micro INTEGER NOT NULL CHECK (amount_micro > 0),
  currency TEXT NOT NULL,
  PRIMARY KEY (transaction_id, seq),
  CHECK (debit_account <> credit_account)
) STRICT, WITHOUT ROWID;
INSERT INTO "transfer" ("transaction_id","seq","debit_account","credit_account","amount_micro","currency") VALUES('charge:01M7Z0MGR3DYSKK8KVS7STCP51:1795263448940',0,'wallet:01M7Z0MGFR668KAAKWAFZ064WK','revenue:EUR',6900000,'EUR');
INSERT INTO "transfer" ("transaction_id","seq","debit_account","credit_account","amount_micro","currency") VALUES('charge:01M7Z0NSHX22H3V6KTQWJJ9A58:1795263490200',0,'wallet:01M7Z0NMPY27RF7ZNTBH2RX6YM','revenue:EUR',6900000,'EUR');
INSERT INTO "transfer" ("transaction_id","seq","debit_account","credit_account","amount_micro","currency") VALUES('hold:01M7Z0MGR3DYSKK8KVS7STCP52',0,'wallet:01M7Z0MGFR668KAAKWAFZ064WK','held:01M7Z0MGFR668KAAKWAFZ064WK',6900000,'EUR');
INSERT INTO "transfer" ("transaction_id","seq","debit_account","credit_account","amount_micro","currency") VALUES('hold:01M7Z0NSHX22H3V6KTQWJJ9A59',0,'wallet:01M7Z0NMPY27RF7ZNTBH2RX6YM','held:01M7Z0NMPY27RF7ZNTBH2RX6YM',6900000,'EUR');
INSERT INTO "transfer" ("transaction_id","seq","debit_account","credit_account","amount_micro","currency") VALUES('payment:01M7Z0MGNTQ37DQAZCDKYZ3PFQ',0,'cash:test:EUR','wallet:01M7Z0MGFR668KAAKWAFZ064WK',50000000,'EUR');
INSERT INTO "transfer" ("transaction_id","seq","debit_account","credit_account","amount_micro","currency") VALUES('payment:01M7Z0MGNTQ37DQAZCDKYZ3PFQ',1,'cash:test:EUR','tax:EUR',11500000,'EUR');
INSERT INTO "transfer" ("transaction_id","seq","debit_account","credit_account","amount_micro","currency") VALUES('payment:01M7Z0NQD25TZNVEAFVHY7PCYE',0,'cash:test:EUR','wallet:01M7Z0NMPY27RF7ZNTBH2RX6YM',20000000,'EUR');
INSERT INTO "transfer" ("transaction_id","seq","debit_account","credit_account","amount_micro","currency") VALUES('payment:01M7Z0NQD25TZNVEAFVHY7PCYE',1,'cash:test:EUR','tax:EUR',4600000,'EUR');
INSERT INTO "transfer" ("transaction_id","seq","debit_account","credit_account","amount_micro","currency") VALUES('release:01M7Z0MGR3DYSKK8KVS7STCP52',0,'held:01M7Z0MGFR668KAAKWAFZ064WK','wallet:01M7Z0MGFR668KAAKWAFZ064WK',6900000,'EUR');
INSERT INTO "transfer" ("transaction_id","seq","debit_account","credit_account","amount_micro","currency") VALUES('release:01M7Z0NSHX22H3V6KTQWJJ9A59',0,'held:01M7Z0NMPY27RF7ZNTBH2RX6YM','wallet:01M7Z0NMPY27RF7ZNTBH2RX6YM',6900000,'EUR');
CREATE TABLE hold (
  id TEXT NOT NULL PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES client (id),
  service_id TEXT NOT NULL,
  amount_micro INTEGER NOT NULL CHECK (amount_micro >= 0),
  captured_micro INTEGER NOT NULL,
  currency TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('held', 'captured', 'released')),
  created_at INTEGER NOT NULL,
  settled_at INTEGER,
  CHECK ((state = 'held') = (settled_at IS NULL)),
  CHECK (state = 'captured' OR captured_micro = 0),
  CONSTRAINT insufficient_funds CHECK (captured_micro BETWEEN 0 AND amount_micro)
) STRICT, WITHOUT ROWID;
INSERT INTO "hold" ("id","client_id","service_id","amount_micro","captured_micro","currency","state","created_at","settled_at") VALUES('01M7Z0MGR3DYSKK8KVS7STCP52','01M7Z0MGFR668KAAKWAFZ064WK','01M7Z0MGR3DYSKK8KVS7STCP51',6900000,6900000,'EUR','captured',1795263447812,1795263448941);
INSERT INTO "hold" ("id","client_id","service_id","amount_micro","captured_micro","currency","state","created_at","settled_at") VALUES('01M7Z0NSHX22H3V6KTQWJJ9A59','01M7Z0NMPY27RF7ZNTBH2RX6YM','01M7Z0NSHX22H3V6KTQWJJ9A58',6900000,6900000,'EUR','captured',1795263489598,1795263490200);
CREATE TABLE document (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('proforma', 'invoice')),
  number TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL CHECK (status IN ('unpaid', 'invoiced', 'paid', 'cancelled')),
  client_id TEXT NOT NULL REFERENCES client (id),
  currency TEXT NOT NULL REFERENCES currency (code),
  subtotal_minor INTEGER NOT NULL CHECK (subtotal_minor > 0),
  tax_minor INTEGER NOT NULL CHECK (tax_minor >= 0),
  total_minor INTEGER NOT NULL,
  tax_name TEXT NOT NULL,
  tax_rate_ppm INTEGER NOT NULL,
  issuer TEXT NOT NULL CHECK (json_valid(issuer)),
  customer TEXT NOT NULL CHECK (json_valid(customer)),
  related_id TEXT REFERENCES document (id),
  issued_at INTEGER NOT NULL,
  due_at INTEGER,
  paid_at INTEGER,
  cancelled_at INTEGER,
  CHECK (total_minor = subtotal_minor + tax_minor),
  CHECK ((kind = 'invoice') = (status = 'paid')),
  CHECK ((status IN ('invoiced', 'paid')) = (paid_at IS NOT NULL)),
  CHECK ((status IN ('invoiced', 'paid')) = (related_id IS NOT NULL))
) STRICT;
INSERT INTO "document" ("id","kind","number","status","client_id","currency","subtotal_minor","tax_minor","total_minor","tax_name","tax_rate_ppm","issuer","customer","related_id","issued_at","due_at","paid_at","cancelled_at") VALUES('01M7Z0MGNTQ37DQAZCDKYZ3PFP','proforma','PRO-1','invoiced','01M7Z0MGFR668KAAKWAFZ064WK','EUR',5000,1150,6150,'VAT',230000,'{"name":"Culvert","company":"Culvert demo company","address":"","taxId":"","email":""}','{"name":"Jo Demo","company":"","address":"","taxId":"","email":"customer@culvert.example"}','01M7Z0MGPTW28S2EXVFV66658E',1795263447741,1795868247741,1795263447771,NULL);
INSERT INTO "document" ("id","kind","number","status","client_id","currency","subtotal_minor","tax_minor","total_minor","tax_name","tax_rate_ppm","issuer","customer","related_id","issued_at","due_at","paid_at","cancelled_at") VALUES('01M7Z0MGPTW28S2EXVFV66658E','invoice','INV-1','paid','01M7Z0MGFR668KAAKWAFZ064WK','EUR',5000,1150,6150,'VAT',230000,'{"name":"Culvert","company":"Culvert demo company","address":"","taxId":"","email":""}','{"name":"Jo Demo","company":"","address":"","taxId":"","email":"customer@culvert.example"}','01M7Z0MGNTQ37DQAZCDKYZ3PFP',1795263447771,NULL,1795263447771,NULL);
INSERT INTO "document" ("id","kind","number","status","client_id","currency","subtotal_minor","tax_minor","total_minor","tax_name","tax_rate_ppm","issuer","customer","related_id","issued_at","due_at","paid_at","cancelled_at") VALUES('01M7Z0NQD25TZNVEAFVHY7PCYD','proforma','PRO-2','invoiced','01M7Z0NMPY27RF7ZNTBH2RX6YM','EUR',2000,460,2460,'VAT',230000,'{"name":"Culvert","company":"Culvert demo company","address":"","taxId":"","email":""}','{"name":"Maria","company":"","address":"","taxId":"","email":"m@x.example"}','01M7Z0NQT13H6ZWGF223WENKE4',1795263487394,1795868287394,1795263487809,NULL);
INSERT INTO "document" ("id","kind","number","status","client_id","currency","subtotal_minor","tax_minor","total_minor","tax_name","tax_rate_ppm","issuer","customer","related_id","issued_at","due_at","paid_at","cancelled_at") VALUES('01M7Z0NQT13H6ZWGF223WENKE4','invoice','INV-2','paid','01M7Z0NMPY27RF7ZNTBH2RX6YM','EUR',2000,460,2460,'VAT',230000,'{"name":"Culvert","company":"Culvert demo company","address":"","taxId":"","email":""}','{"name":"Maria","company":"","address":"","taxId":"","email":"m@x.example"}','01M7Z0NQD25TZNVEAFVHY7PCYD',1795263487809,NULL,1795263487809,NULL);
CREATE TABLE document_line (
  document_id TEXT NOT NULL REFERENCES document (id),
  position INTEGER NOT NULL,
  description TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "document_line" ("document_id","position","description","amount_minor","tax_minor") VALUES('01M7Z0MGNTQ37DQAZCDKYZ3PFP',0,'Balance top-up',5000,1150);
INSERT INTO "document_line" ("document_id","position","description","amount_minor","tax_minor") VALUES('01M7Z0MGPTW28S2EXVFV66658E',0,'Balance top-up',5000,1150);
INSERT INTO "document_line" ("document_id","position","description","amount_minor","tax_minor") VALUES('01M7Z0NQD25TZNVEAFVHY7PCYD',0,'Balance top-up',2000,460);
INSERT INTO "document_line" ("document_id","position","description","amount_minor","tax_minor") VALUES('01M7Z0NQT13H6ZWGF223WENKE4',0,'Balance top-up',2000,460);
CREATE TABLE payment (
  id TEXT NOT NULL PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id),
  client_id TEXT NOT NULL REFERENCES client (id),
  gateway TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'paid', 'declined', 'cancelled')),
  currency TEXT NOT NULL REFERENCES currency (code),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  reference TEXT,
  start TEXT NOT NULL CHECK (json_valid(start)),
  for_service_id TEXT,
  reason TEXT,
  created_at INTEGER NOT NULL,
  decided_at INTEGER,
  UNIQUE (gateway, reference),
  CHECK ((state = 'pending') = (decided_at IS NULL)),
  CHECK (state <> 'paid' OR reference IS NOT NULL)
) STRICT;
INSERT INTO "payment" ("id","document_id","client_id","gateway","state","currency","amount_minor","reference","start","for_service_id","reason","created_at","decided_at") VALUES('01M7Z0MGNTQ37DQAZCDKYZ3PFQ','01M7Z0MGNTQ37DQAZCDKYZ3PFP','01M7Z0MGFR668KAAKWAFZ064WK','test','paid','EUR',6150,'simulated:01M7Z0MGNTQ37DQAZCDKYZ3PFQ','{"kind":"redirect","url":"/pay/01M7Z0MGNTQ37DQAZCDKYZ3PFQ"}',NULL,NULL,1795263447741,1795263447770);
INSERT INTO "payment" ("id","document_id","client_id","gateway","state","currency","amount_minor","reference","start","for_service_id","reason","created_at","decided_at") VALUES('01M7Z0NQD25TZNVEAFVHY7PCYE','01M7Z0NQD25TZNVEAFVHY7PCYD','01M7Z0NMPY27RF7ZNTBH2RX6YM','test','paid','EUR',2460,'simulated:01M7Z0NQD25TZNVEAFVHY7PCYE','{"kind":"redirect","url":"/pay/01M7Z0NQD25TZNVEAFVHY7PCYE"}',NULL,NULL,1795263487394,1795263487809);
CREATE TABLE service (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  client_id TEXT NOT NULL REFERENCES client (id),
  product_id TEXT NOT NULL REFERENCES product (id),
  product_name TEXT NOT NULL CHECK (json_valid(product_name)),
  label TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'active', 'suspended', 'terminated', 'cancelled', 'fraud', 'manual')),
  provision_status TEXT NOT NULL CHECK (
    provision_status IN (
      'awaiting_payment', 'pending', 'deploying', 'completed', 'suspended', 'terminated', 'error', 'needs_attention'
    )
  ),
  cause TEXT CHECK (cause IS NULL OR json_valid(cause)),
  currency TEXT NOT NULL,
  period TEXT NOT NULL,
  setup_micro INTEGER NOT NULL CHECK (setup_micro >= 0),
  base_micro INTEGER NOT NULL CHECK (base_micro >= 0),
  price_version INTEGER NOT NULL,
  anchor_day INTEGER NOT NULL CHECK (anchor_day BETWEEN 0 AND 31),
  anchor_zone TEXT NOT NULL,
  ordered_at INTEGER NOT NULL,
  activated_at INTEGER,
  paid_through INTEGER NOT NULL,
  hold_id TEXT,
  payment_id TEXT,
  server_id TEXT REFERENCES server (id),
  network TEXT,
  vpn_name TEXT UNIQUE,
  ipv4 TEXT,
  username_sealed TEXT,
  password_sealed TEXT,
  down_mbps INTEGER NOT NULL CHECK (down_mbps BETWEEN 0 AND 10000),
  up_mbps INTEGER NOT NULL CHECK (up_mbps BETWEEN 0 AND 10000),
  protocols TEXT CHECK (protocols IS NULL OR json_valid(protocols)),
  network_caps TEXT CHECK (network_caps IS NULL OR json_valid(network_caps)),
  updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "service" ("id","number","client_id","product_id","product_name","label","status","provision_status","cause","currency","period","setup_micro","base_micro","price_version","anchor_day","anchor_zone","ordered_at","activated_at","paid_through","hold_id","payment_id","server_id","network","vpn_name","ipv4","username_sealed","password_sealed","down_mbps","up_mbps","protocols","network_caps","updated_at") VALUES('01M7Z0MGR3DYSKK8KVS7STCP51',1,'01M7Z0MGFR668KAAKWAFZ064WK','01M7Z0MG85CW157AQY4MQE698E','{"en":"Plus","pl":"Plus"}','','active','completed',NULL,'EUR','monthly',0,6900000,1,21,'UTC',1795263447811,1795263448940,1797855448940,NULL,NULL,'01M7Z0MFZK63Q74Y663ERP5EA5','Default','vpn-1-1-gjqy','10.0.1.2','v1.k1.dy9zgtGwoVLfDFb5.JJC_ZI-webPQhLUEGn0awogcvNlLBQ','v1.k1.QmYOfYmTVIjufdXG.cJUU-Fc0QIJ0IT-h1xEegEkpC_tjyHXLnD0',250,100,'{"wireguard":true,"amneziawg":false,"openvpn":true,"ikev2":true}','{"downMbps":0,"upMbps":0}',1795263448940);
INSERT INTO "service" ("id","number","client_id","product_id","product_name","label","status","provision_status","cause","currency","period","setup_micro","base_micro","price_version","anchor_day","anchor_zone","ordered_at","activated_at","paid_through","hold_id","payment_id","server_id","network","vpn_name","ipv4","username_sealed","password_sealed","down_mbps","up_mbps","protocols","network_caps","updated_at") VALUES('01M7Z0NSHX22H3V6KTQWJJ9A58',2,'01M7Z0NMPY27RF7ZNTBH2RX6YM','01M7Z0MG85CW157AQY4MQE698E','{"en":"Plus","pl":"Plus"}','','active','completed',NULL,'EUR','monthly',0,6900000,1,21,'UTC',1795263489597,1795263490200,1797855490200,NULL,NULL,'01M7Z0MFZK63Q74Y663ERP5EA5','Default','vpn-2-2-fghb','10.0.1.3','v1.k1.dLja-HS_loFD78nS.LQjEvBLsSt-6oNnfSISzvPyUBgGAhA','v1.k1._-notY-OU4X0KTVC.kPtrKVzaAQPzxajRzK3E4HpeuGQmNJwD9XY',250,100,'{"wireguard":true,"amneziawg":false,"openvpn":true,"ikev2":true}','{"downMbps":0,"upMbps":0}',1795263490200);
CREATE TABLE service_intent (
  service_id TEXT NOT NULL PRIMARY KEY REFERENCES service (id),
  step TEXT NOT NULL CHECK (step IN ('choosing', 'minted', 'creating', 'capping', 'removing', 'done', 'failed', 'cancelled')),
  server_id TEXT REFERENCES server (id),
  network TEXT,
  vpn_name TEXT,
  name_base TEXT,
  name_suffix INTEGER NOT NULL,
  name_clashes INTEGER NOT NULL,
  job_id TEXT NOT NULL,
  lease_token TEXT NOT NULL,
  skipped TEXT NOT NULL CHECK (json_valid(skipped)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "service_intent" ("service_id","step","server_id","network","vpn_name","name_base","name_suffix","name_clashes","job_id","lease_token","skipped","created_at","updated_at") VALUES('01M7Z0MGR3DYSKK8KVS7STCP51','done',NULL,'Default','vpn-1-1-gjqy','vpn-1-1-gjqy',0,0,'01M7Z0MGR4PTSKBFGSFPY89NTS','Js6k5_jU80otunv5hBklYRWIPmU08XEg8RXQcliKtM4','[]',1795263448835,1795263448940);
INSERT INTO "service_intent" ("service_id","step","server_id","network","vpn_name","name_base","name_suffix","name_clashes","job_id","lease_token","skipped","created_at","updated_at") VALUES('01M7Z0NSHX22H3V6KTQWJJ9A58','done',NULL,'Default','vpn-2-2-fghb','vpn-2-2-fghb',0,0,'01M7Z0NSHYPBT3SGMWAYE8F4WE','-tI_ES_5Vae5NLH4CUgiwbDyd5tWhCVgeWXuOPv-EYU','[]',1795263489896,1795263490200);
CREATE TABLE mail (
  id TEXT NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  client_id TEXT REFERENCES client (id),
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  text_sealed TEXT,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
  attempts INTEGER NOT NULL,
  last_error TEXT,
  created_at INTEGER NOT NULL,
  sent_at INTEGER
) STRICT;
INSERT INTO "mail" ("id","key","client_id","recipient","subject","text","text_sealed","state","attempts","last_error","created_at","sent_at") VALUES('01M7Z0MHQ0102TMJMZB4CM72G7','invoicePaid:01M7Z0MGPVB8D014DJK3PKJQ5K','01M7Z0MGFR668KAAKWAFZ064WK','customer@culvert.example','Culvert: payment received, INV-1',replace('Hello Jo Demo,\n\nthank you, your payment arrived. INV-1 is here:\n\nhttp://127.0.0.1:8787/documents/01M7Z0MGPTW28S2EXVFV66658E\n\nCulvert','\n',char(10)),NULL,'sent',1,NULL,1795263448800,1795263449996);
INSERT INTO "mail" ("id","key","client_id","recipient","subject","text","text_sealed","state","attempts","last_error","created_at","sent_at") VALUES('01M7Z0MJWVK4Y66B44ZPBZXRG7','serviceActivated:01M7Z0MHVDM5MCZK2YZCNNV4F5','01M7Z0MGFR668KAAKWAFZ064WK','customer@culvert.example','Culvert: Plus #1 is ready',replace('Hello Jo Demo,\n\nPlus #1 is active. Connect your device from its page:\n\nhttp://127.0.0.1:8787/services/01M7Z0MGR3DYSKK8KVS7STCP51\n\nCulvert','\n',char(10)),NULL,'sent',1,NULL,1795263450011,1795263451042);
INSERT INTO "mail" ("id","key","client_id","recipient","subject","text","text_sealed","state","attempts","last_error","created_at","sent_at") VALUES('01M7Z0NRGF13Y4BN5T6HT5M6RY','invoicePaid:01M7Z0NQT2W1F3GN1MF8NKDHCD','01M7Z0NMPY27RF7ZNTBH2RX6YM','m@x.example','Culvert: payment received, INV-2',replace('Hello Maria,\n\nthank you, your payment arrived. INV-2 is here:\n\nhttp://127.0.0.1:8787/documents/01M7Z0NQT13H6ZWGF223WENKE4\n\nCulvert','\n',char(10)),NULL,'sent',1,NULL,1795263488528,1795263489862);
INSERT INTO "mail" ("id","key","client_id","recipient","subject","text","text_sealed","state","attempts","last_error","created_at","sent_at") VALUES('01M7Z0NV59HA4DRF1VHXGBSVJA','serviceActivated:01M7Z0NT4RQN0KKXE78K2EQE7J','01M7Z0NMPY27RF7ZNTBH2RX6YM','m@x.example','Culvert: Plus #2 is ready',replace('Hello Maria,\n\nPlus #2 is active. Connect your device from its page:\n\nhttp://127.0.0.1:8787/services/01M7Z0NSHX22H3V6KTQWJJ9A58\n\nCulvert','\n',char(10)),NULL,'sent',1,NULL,1795263491241,1795263492318);
DELETE FROM sqlite_sequence;
INSERT INTO "sqlite_sequence" ("name","seq") VALUES('d1_migrations',17);
CREATE INDEX job_due ON job (state, run_at);
CREATE INDEX job_lease ON job (state, lease_until);
CREATE INDEX job_name ON job (name, id);
CREATE INDEX job_state ON job (state, id);
CREATE INDEX job_state_name ON job (state, name, id);
CREATE INDEX job_subject ON job (subject, id);
CREATE INDEX activity_at ON activity (at, id);
CREATE INDEX activity_actor ON activity (actor_kind, at, id);
CREATE INDEX activity_actor_kind_name ON activity (actor_kind, actor_name, id);
CREATE INDEX activity_actor_kind_action ON activity (actor_kind, action, id);
CREATE INDEX activity_actor_name ON activity (actor_name, id);
CREATE INDEX activity_action ON activity (action, id);
CREATE INDEX activity_subject ON activity (subject, at, id);
CREATE INDEX activity_client ON activity (client_id, at, id) WHERE client_id IS NOT NULL;
CREATE INDEX idempotency_key ON idempotency (key);
CREATE INDEX admin_session_admin ON admin_session (admin_id);
CREATE INDEX api_token_name ON api_token (admin_id, name, id);
CREATE INDEX api_token_created ON api_token (admin_id, created_at, id);
CREATE INDEX server_name ON server (name, id);
CREATE INDEX server_host ON server (host, id);
CREATE INDEX server_created ON server (created_at, id);
CREATE INDEX server_group_name ON server_group (name, id);
CREATE INDEX server_group_created ON server_group (created_at, id);
CREATE INDEX server_group_member_server ON server_group_member (server_id);
CREATE INDEX client_search_name ON client (search_name, id);
CREATE INDEX client_search_company ON client (search_company, id);
CREATE INDEX client_owner_email ON client (owner_email, id);
CREATE INDEX client_status ON client (status, id);
CREATE INDEX client_status_number ON client (status, number, id);
CREATE INDEX client_status_name ON client (status, search_name, id);
CREATE INDEX client_status_email ON client (status, owner_email, id);
CREATE INDEX client_currency ON client (currency, id);
CREATE INDEX client_currency_number ON client (currency, number, id);
CREATE INDEX client_currency_name ON client (currency, search_name, id);
CREATE INDEX client_currency_email ON client (currency, owner_email, id);
CREATE UNIQUE INDEX client_user_owner ON client_user (client_id) WHERE owner = 1;
CREATE INDEX client_user_user ON client_user (user_id, owner);
CREATE INDEX user_session_user ON user_session (user_id, expires_at);
CREATE INDEX password_reset_user ON password_reset (user_id, expires_at);
CREATE INDEX product_group_key ON product_group (key, id);
CREATE INDEX product_group_position ON product_group (position, id);
CREATE INDEX product_group_created ON product_group (created_at, id);
CREATE INDEX product_key ON product (key, id);
CREATE INDEX product_position ON product (position, id);
CREATE INDEX product_created ON product (created_at, id);
CREATE INDEX product_of_group_key ON product (group_id, key, id);
CREATE INDEX product_of_group_position ON product (group_id, position, id);
CREATE INDEX product_of_group_created ON product (group_id, created_at, id);
CREATE INDEX product_on_sale ON product (group_id, position, id) WHERE hidden = 0 AND retired = 0;
CREATE INDEX product_server ON product (server_id);
CREATE INDEX product_server_group ON product (server_group_id);
CREATE INDEX product_target_server ON product_target (server_id);
CREATE UNIQUE INDEX price_current ON price (thing, currency) WHERE current = 1;
CREATE INDEX account_client ON account (client_id, kind) WHERE client_id IS NOT NULL;
CREATE INDEX ledger_transaction_created ON ledger_transaction (created_at, seq);
CREATE INDEX ledger_transaction_net ON ledger_transaction (net_micro, seq);
CREATE INDEX ledger_transaction_client ON ledger_transaction (client_id, created_at, seq);
CREATE INDEX ledger_transaction_client_kind ON ledger_transaction (client_id, kind, created_at, seq);
CREATE INDEX ledger_transaction_client_net ON ledger_transaction (client_id, net_micro, seq);
CREATE INDEX ledger_transaction_kind ON ledger_transaction (kind, created_at, seq);
CREATE INDEX ledger_transaction_kind_net ON ledger_transaction (kind, net_micro, seq);
CREATE INDEX ledger_transaction_currency ON ledger_transaction (currency, created_at, seq);
CREATE INDEX ledger_transaction_currency_net ON ledger_transaction (currency, net_micro, seq);
CREATE INDEX ledger_transaction_service ON ledger_transaction (service_id, created_at, seq)
WHERE service_id IS NOT NULL;
CREATE INDEX hold_client ON hold (client_id, state);
CREATE INDEX hold_service ON hold (service_id, state);
CREATE INDEX document_issued ON document (issued_at, id);
CREATE INDEX document_total ON document (total_minor, id);
CREATE INDEX document_client ON document (client_id, issued_at, id);
CREATE INDEX document_client_status ON document (client_id, status, issued_at, id);
CREATE INDEX document_client_total ON document (client_id, total_minor, id);
CREATE INDEX document_status_issued ON document (status, issued_at, id);
CREATE INDEX document_status_total ON document (status, total_minor, id);
CREATE INDEX document_kind_issued ON document (kind, issued_at, id);
CREATE INDEX document_kind_total ON document (kind, total_minor, id);
CREATE INDEX document_currency_issued ON document (currency, issued_at, id);
CREATE INDEX document_currency_total ON document (currency, total_minor, id);
CREATE INDEX payment_created ON payment (created_at, id);
CREATE INDEX payment_amount ON payment (amount_minor, id);
CREATE INDEX payment_state ON payment (state, created_at, id);
CREATE INDEX payment_state_amount ON payment (state, amount_minor, id);
CREATE INDEX payment_gateway_created ON payment (gateway, created_at, id);
CREATE INDEX payment_gateway_amount ON payment (gateway, amount_minor, id);
CREATE INDEX payment_client ON payment (client_id, created_at, id);
CREATE INDEX payment_client_state ON payment (client_id, state, created_at, id);
CREATE INDEX payment_client_amount ON payment (client_id, amount_minor, id);
CREATE INDEX payment_document ON payment (document_id, state);
CREATE INDEX payment_reference ON payment (reference, id) WHERE reference IS NOT NULL;
CREATE INDEX service_number ON service (number, id);
CREATE INDEX service_paid_through ON service (paid_through, id);
CREATE INDEX service_client_id_number ON service (client_id, number, id);
CREATE INDEX service_client_id_paid_through ON service (client_id, paid_through, id);
CREATE INDEX service_status_number ON service (status, number, id);
CREATE INDEX service_status_paid_through ON service (status, paid_through, id);
CREATE INDEX service_provision_status_number ON service (provision_status, number, id);
CREATE INDEX service_provision_status_paid_through ON service (provision_status, paid_through, id);
CREATE INDEX service_currency_number ON service (currency, number, id);
CREATE INDEX service_currency_paid_through ON service (currency, paid_through, id);
CREATE INDEX service_client_status ON service (client_id, status, number, id);
CREATE INDEX service_product ON service (product_id);
CREATE INDEX service_server ON service (server_id);
CREATE INDEX service_intent_server ON service_intent (server_id);
CREATE INDEX mail_recipient ON mail (recipient, id);
CREATE INDEX mail_state ON mail (state, id);
CREATE INDEX mail_state_recipient ON mail (state, recipient, id);
CREATE TRIGGER guard_raise BEFORE INSERT ON guard
BEGIN
  SELECT RAISE(ABORT, NEW.code);
END;
CREATE TRIGGER activity_no_update BEFORE UPDATE ON activity
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER user_email_copied AFTER UPDATE OF email ON user
BEGIN
  UPDATE client SET owner_email = NEW.email
  WHERE id IN (SELECT client_id FROM client_user WHERE user_id = NEW.id AND owner = 1);
END;
CREATE TRIGGER product_counted AFTER INSERT ON product
BEGIN
  UPDATE product_group SET products = products + 1 WHERE id = NEW.group_id;
END;
CREATE TRIGGER product_moved AFTER UPDATE OF group_id ON product WHEN NEW.group_id <> OLD.group_id
BEGIN
  UPDATE product_group SET products = products - 1 WHERE id = OLD.group_id;
  UPDATE product_group SET products = products + 1 WHERE id = NEW.group_id;
END;
CREATE TRIGGER product_uncounted AFTER DELETE ON product
BEGIN
  UPDATE product_group SET products = products - 1 WHERE id = OLD.group_id;
END;
CREATE TRIGGER product_group_kept BEFORE DELETE ON product_group WHEN OLD.products > 0
BEGIN
  SELECT RAISE(ABORT, 'product_group_in_use');
END;
CREATE TRIGGER product_kept BEFORE DELETE ON product WHEN OLD.total_services > 0
BEGIN
  SELECT RAISE(ABORT, 'product_in_use');
END;
CREATE TRIGGER server_kept_for_product BEFORE DELETE ON server
WHEN EXISTS (SELECT 1 FROM product WHERE server_id = OLD.id)
  OR EXISTS (SELECT 1 FROM product_target WHERE server_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'server_in_use');
END;
CREATE TRIGGER server_group_kept_for_product BEFORE DELETE ON server_group
WHEN EXISTS (SELECT 1 FROM product WHERE server_group_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'server_group_in_use');
END;
CREATE TRIGGER client_gets_accounts AFTER INSERT ON client
BEGIN
  INSERT INTO account (id, client_id, kind, currency, balance_micro, floor_micro)
  VALUES
    ('wallet:' || NEW.id, NEW.id, 'wallet', NEW.currency, 0, -NEW.credit_limit_micro),
    ('held:' || NEW.id, NEW.id, 'held', NEW.currency, 0, 0);
END;
CREATE TRIGGER client_credit_moves_floor AFTER UPDATE OF credit_limit_micro ON client
WHEN NEW.credit_limit_micro <> OLD.credit_limit_micro
BEGIN
  UPDATE account SET floor_micro = -NEW.credit_limit_micro WHERE id = 'wallet:' || NEW.id;
END;
CREATE TRIGGER client_keeps_currency BEFORE UPDATE OF currency ON client
WHEN NEW.currency <> OLD.currency
BEGIN
  SELECT RAISE(ABORT, 'currency_mismatch');
END;
CREATE TRIGGER account_balance_shown AFTER UPDATE OF balance_micro ON account
WHEN NEW.kind = 'wallet'
BEGIN
  UPDATE client SET balance_micro = NEW.balance_micro WHERE id = NEW.client_id;
END;
CREATE TRIGGER account_held_shown AFTER UPDATE OF balance_micro ON account
WHEN NEW.kind = 'held'
BEGIN
  UPDATE client SET held_micro = NEW.balance_micro WHERE id = NEW.client_id;
END;
CREATE TRIGGER ledger_transaction_fits BEFORE INSERT ON ledger_transaction
BEGIN
  SELECT RAISE(ABORT, 'account_unknown')
  WHERE NOT EXISTS (SELECT 1 FROM account WHERE id = 'wallet:' || NEW.client_id);
  SELECT RAISE(ABORT, 'currency_mismatch')
  WHERE NOT EXISTS (SELECT 1 FROM account WHERE id = 'wallet:' || NEW.client_id AND currency = NEW.currency);
END;
CREATE TRIGGER transfer_fits BEFORE INSERT ON transfer
BEGIN
  SELECT RAISE(ABORT, 'account_unknown')
  WHERE (
    SELECT count(*) FROM account
    JOIN ledger_transaction ON ledger_transaction.id = NEW.transaction_id
    WHERE account.id IN (NEW.debit_account, NEW.credit_account)
      AND (account.client_id IS NULL OR account.client_id = ledger_transaction.client_id)
  ) <> 2;
  SELECT RAISE(ABORT, 'currency_mismatch')
  WHERE EXISTS (
    SELECT 1 FROM account
    WHERE id IN (NEW.debit_account, NEW.credit_account) AND currency <> NEW.currency
  );
END;
CREATE TRIGGER transfer_moves_balances AFTER INSERT ON transfer
BEGIN
  UPDATE account SET balance_micro = balance_micro - NEW.amount_micro
  WHERE id = NEW.debit_account AND client_id IS NOT NULL;
  UPDATE account SET balance_micro = balance_micro + NEW.amount_micro
  WHERE id = NEW.credit_account AND client_id IS NOT NULL;
END;
CREATE TRIGGER ledger_transaction_no_update BEFORE UPDATE ON ledger_transaction
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER ledger_transaction_no_delete BEFORE DELETE ON ledger_transaction
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER transfer_no_update BEFORE UPDATE ON transfer
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER transfer_no_delete BEFORE DELETE ON transfer
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER hold_settles_once BEFORE UPDATE ON hold
WHEN OLD.state <> 'held'
BEGIN
  SELECT RAISE(ABORT, 'hold_settled');
END;
CREATE TRIGGER hold_keeps_its_terms BEFORE UPDATE OF id, client_id, service_id, amount_micro, currency ON hold
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER hold_no_delete BEFORE DELETE ON hold
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER server_has_services BEFORE DELETE ON server
WHEN EXISTS (SELECT 1 FROM service WHERE server_id = OLD.id)
  OR EXISTS (SELECT 1 FROM service_intent WHERE server_id = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'server_in_use');
END;
CREATE TRIGGER service_keeps_its_name BEFORE UPDATE OF vpn_name ON service
WHEN OLD.status <> 'pending' AND OLD.vpn_name IS NOT NULL AND NEW.vpn_name IS NOT OLD.vpn_name
BEGIN
  SELECT RAISE(ABORT, 'wrong_state');
END;
CREATE TRIGGER document_settles_once BEFORE UPDATE OF status ON document
WHEN OLD.status <> 'unpaid'
BEGIN
  SELECT RAISE(ABORT, 'document_settled');
END;
CREATE TRIGGER document_keeps_its_face BEFORE UPDATE OF
  id, kind, number, client_id, currency, subtotal_minor, tax_minor, total_minor, tax_name, tax_rate_ppm, issuer,
  customer, issued_at, due_at
ON document
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER document_line_no_update BEFORE UPDATE ON document_line
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER document_line_no_delete BEFORE DELETE ON document_line
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER payment_settles_once BEFORE UPDATE ON payment
WHEN OLD.state <> 'pending'
BEGIN
  SELECT RAISE(ABORT, 'payment_settled');
END;
CREATE TRIGGER payment_keeps_its_terms BEFORE UPDATE OF
  id, document_id, client_id, gateway, currency, amount_minor, for_service_id, created_at
ON payment
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;
CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment
BEGIN
  SELECT RAISE(ABORT, 'append_only');
END;