-- As tabelas do carregador de referência, para PostgreSQL. As linhas são de uma implementação, reconhecida pelo id que está nos pacotes.

CREATE TABLE IF NOT EXISTS disparo_meta (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS disparo_implementation (
  id INTEGER NOT NULL PRIMARY KEY,
  implementation TEXT NOT NULL UNIQUE,
  client TEXT NOT NULL,
  environment TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  created_at TEXT NOT NULL,
  generator TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS disparo_account (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  account TEXT NOT NULL,
  provider TEXT NOT NULL,
  label TEXT NOT NULL,
  training BOOLEAN NOT NULL,
  settings JSONB NOT NULL,
  PRIMARY KEY (implementation_id, account)
);

CREATE TABLE IF NOT EXISTS disparo_variable (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  token TEXT NOT NULL,
  value_type TEXT NOT NULL,
  max_length INTEGER NOT NULL,
  may_be_empty BOOLEAN NOT NULL,
  multiline BOOLEAN NOT NULL,
  sample TEXT NOT NULL,
  label_pt_br TEXT NOT NULL,
  label_en TEXT NOT NULL,
  PRIMARY KEY (implementation_id, token)
);

CREATE TABLE IF NOT EXISTS disparo_template (
  implementation_id INTEGER NOT NULL,
  template TEXT NOT NULL,
  account TEXT NOT NULL,
  sender_id TEXT,
  origin TEXT NOT NULL,
  remote_id TEXT,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  category TEXT NOT NULL,
  status TEXT NOT NULL,
  provider_body TEXT NOT NULL,
  crm_body TEXT NOT NULL,
  structure JSONB NOT NULL,
  crm_text JSONB NOT NULL,
  PRIMARY KEY (implementation_id, template),
  FOREIGN KEY (implementation_id, account) REFERENCES disparo_account (implementation_id, account)
);

CREATE TABLE IF NOT EXISTS disparo_binding (
  implementation_id INTEGER NOT NULL,
  template TEXT NOT NULL,
  placeholder TEXT NOT NULL,
  token TEXT,
  literal TEXT,
  fallback TEXT,
  transforms JSONB NOT NULL,
  PRIMARY KEY (implementation_id, template, placeholder),
  FOREIGN KEY (implementation_id, template) REFERENCES disparo_template (implementation_id, template),
  FOREIGN KEY (implementation_id, token) REFERENCES disparo_variable (implementation_id, token),
  CHECK ((token IS NULL) <> (literal IS NULL))
);

CREATE TABLE IF NOT EXISTS disparo_number (
  implementation_id INTEGER NOT NULL,
  number_key TEXT NOT NULL,
  account TEXT NOT NULL,
  label TEXT NOT NULL,
  phone TEXT NOT NULL,
  sender_id TEXT NOT NULL,
  chat_standard BOOLEAN NOT NULL,
  default_template TEXT,
  PRIMARY KEY (implementation_id, number_key),
  FOREIGN KEY (implementation_id, account) REFERENCES disparo_account (implementation_id, account),
  FOREIGN KEY (implementation_id, default_template) REFERENCES disparo_template (implementation_id, template)
);

CREATE TABLE IF NOT EXISTS disparo_trigger (
  implementation_id INTEGER NOT NULL,
  trigger_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  service_tree TEXT,
  request_type TEXT,
  number_key TEXT NOT NULL,
  template TEXT,
  status TEXT,
  next_status TEXT,
  once_per_ticket BOOLEAN,
  chat_standard BOOLEAN,
  PRIMARY KEY (implementation_id, trigger_key),
  FOREIGN KEY (implementation_id, number_key) REFERENCES disparo_number (implementation_id, number_key),
  FOREIGN KEY (implementation_id, template) REFERENCES disparo_template (implementation_id, template),
  CHECK (kind IN ('status', 'operate', 'chat')),
  CHECK ((template IS NULL) = (kind = 'chat')),
  CHECK ((status IS NULL) = (kind <> 'status')),
  CHECK (next_status IS NULL OR kind = 'status'),
  CHECK ((once_per_ticket IS NULL) = (kind <> 'status')),
  CHECK ((chat_standard IS NULL) = (kind <> 'operate'))
);

CREATE TABLE IF NOT EXISTS disparo_trigger_template (
  implementation_id INTEGER NOT NULL,
  trigger_key TEXT NOT NULL,
  template TEXT NOT NULL,
  PRIMARY KEY (implementation_id, trigger_key, template),
  FOREIGN KEY (implementation_id, trigger_key) REFERENCES disparo_trigger (implementation_id, trigger_key),
  FOREIGN KEY (implementation_id, template) REFERENCES disparo_template (implementation_id, template)
);

CREATE TABLE IF NOT EXISTS disparo_service (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  service_tree TEXT NOT NULL,
  request_type TEXT NOT NULL,
  status TEXT NOT NULL,
  transcript BOOLEAN,
  PRIMARY KEY (implementation_id, service_tree, request_type, status)
);

CREATE TABLE IF NOT EXISTS disparo_setting (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  name TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (implementation_id, name)
);

CREATE TABLE IF NOT EXISTS disparo_switched_off (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  kind TEXT NOT NULL,
  service_tree TEXT NOT NULL,
  request_type TEXT NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (implementation_id, kind, service_tree, request_type, status)
);

CREATE TABLE IF NOT EXISTS disparo_open_point (
  implementation_id INTEGER NOT NULL REFERENCES disparo_implementation (id),
  point TEXT NOT NULL,
  about TEXT NOT NULL,
  person TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (implementation_id, point, about)
);

COMMENT ON COLUMN disparo_implementation.implementation IS 'o id no manifesto do pacote: fica igual quando o cliente muda de nome';
COMMENT ON COLUMN disparo_implementation.client IS 'como o cliente se chama agora; duas implementações podem ser de um só cliente';
COMMENT ON COLUMN disparo_implementation.environment IS 'production (produção) ou staging (homologação)';
COMMENT ON COLUMN disparo_implementation.sequence IS 'a do último pacote carregado; um mais antigo é recusado';
COMMENT ON COLUMN disparo_implementation.created_at IS 'quando esse pacote foi exportado, ISO 8601 UTC';
COMMENT ON COLUMN disparo_account.provider IS 'zenvia, infobip';
COMMENT ON COLUMN disparo_account.training IS 'verdadeiro: um simulador; nunca envie a um aparelho de verdade';
COMMENT ON COLUMN disparo_account.settings IS 'objeto JSON de campos que não são segredo; a credencial é você quem guarda, em outro lugar';
COMMENT ON COLUMN disparo_variable.token IS 'escrito %TOKEN% no CRM';
COMMENT ON COLUMN disparo_variable.value_type IS 'text, date, money, phone, number';
COMMENT ON COLUMN disparo_variable.max_length IS 'caracteres';
COMMENT ON COLUMN disparo_variable.multiline IS 'verdadeiro: pode ter quebras de linha, que o WhatsApp recusa num valor';
COMMENT ON COLUMN disparo_template.template IS 'nome do arquivo no pacote: nome.idioma';
COMMENT ON COLUMN disparo_template.sender_id IS 'nulo: qualquer remetente da conta';
COMMENT ON COLUMN disparo_template.origin IS 'provider: do fornecedor; manual: cadastrado à mão, com a situação que uma pessoa viu';
COMMENT ON COLUMN disparo_template.remote_id IS 'identificador no fornecedor: envie por ele; nulo: o fornecedor envia por nome e idioma';
COMMENT ON COLUMN disparo_template.category IS 'na exportação';
COMMENT ON COLUMN disparo_template.status IS 'na exportação';
COMMENT ON COLUMN disparo_template.provider_body IS 'com {{variáveis}}';
COMMENT ON COLUMN disparo_template.crm_body IS 'o mesmo com %TOKENS%';
COMMENT ON COLUMN disparo_template.structure IS 'JSON: cabeçalho, corpo, rodapé e botões com o texto do fornecedor';
COMMENT ON COLUMN disparo_template.crm_text IS 'JSON: header, body, footer e buttonUrls com %TOKENS%';
COMMENT ON COLUMN disparo_binding.placeholder IS 'parte e nome: body.1, header.nome, buttons.0.token';
COMMENT ON COLUMN disparo_binding.token IS 'use o valor desta variável';
COMMENT ON COLUMN disparo_binding.literal IS 'ou sempre este texto; exatamente um dos dois está preenchido';
COMMENT ON COLUMN disparo_binding.fallback IS 'quando a variável está vazia; nulo: então não envie nada';
COMMENT ON COLUMN disparo_binding.transforms IS 'lista JSON, aplicada nesta ordem; vectors/transforms.json diz o que cada uma faz';
COMMENT ON COLUMN disparo_number.number_key IS 'o telefone, a não ser que duas linhas o dividam';
COMMENT ON COLUMN disparo_number.phone IS 'E.164';
COMMENT ON COLUMN disparo_number.sender_id IS 'como o fornecedor chama este remetente';
COMMENT ON COLUMN disparo_number.chat_standard IS 'Padrão Chat: verdadeiro: a resposta abre um atendimento no chat';
COMMENT ON COLUMN disparo_trigger.kind IS 'status: envia sozinho; operate: Operar OC; chat: a tela de atendimento';
COMMENT ON COLUMN disparo_trigger.service_tree IS 'nulo: em qualquer uma';
COMMENT ON COLUMN disparo_trigger.request_type IS 'nulo: em qualquer uma';
COMMENT ON COLUMN disparo_trigger.number_key IS 'envie deste número';
COMMENT ON COLUMN disparo_trigger.template IS 'este template; nulo no tipo chat, veja disparo_trigger_template';
COMMENT ON COLUMN disparo_trigger.status IS 'tipo status: a ocorrência chega a este';
COMMENT ON COLUMN disparo_trigger.next_status IS 'e recebe este depois do envio; nulo: fica como está';
COMMENT ON COLUMN disparo_trigger.once_per_ticket IS 'tipo status: verdadeiro: voltar ao status não envia de novo';
COMMENT ON COLUMN disparo_trigger.chat_standard IS 'tipo operate: Padrão Chat: verdadeiro: a resposta abre um atendimento no chat';
COMMENT ON COLUMN disparo_trigger_template.trigger_key IS 'tipo chat: o atendente escolhe';
COMMENT ON COLUMN disparo_trigger_template.template IS 'um destes';
COMMENT ON COLUMN disparo_service.service_tree IS 'o que precisa existir no CRM: uma árvore, com '''' nos outros dois';
COMMENT ON COLUMN disparo_service.request_type IS 'uma solicitação dela, com '''' no status';
COMMENT ON COLUMN disparo_service.status IS 'ou um status dela; '''' antes de um nome é qualquer um';
COMMENT ON COLUMN disparo_service.transcript IS 'de uma solicitação: verdadeiro: abrir uma ocorrência com a transcrição do chat, falso: não abrir, nulo: deixar como está';
COMMENT ON COLUMN disparo_setting.name IS 'chat-request-type, client-var-active-since, consent-term, isolated-service-tree; onde foi decidido: duplicate-hours, quiet-from, quiet-to, time-zone';
COMMENT ON COLUMN disparo_setting.value IS 'nulo: desligado ou nenhum';
COMMENT ON COLUMN disparo_switched_off.kind IS 'um disparo que foi desligado: nada é enviado onde um deste tipo estaria';
COMMENT ON COLUMN disparo_switched_off.service_tree IS 'nesta árvore; '''': em qualquer uma';
COMMENT ON COLUMN disparo_switched_off.request_type IS 'nesta solicitação; '''': em qualquer uma';
COMMENT ON COLUMN disparo_switched_off.status IS 'neste status; '''' onde o tipo não tem';
COMMENT ON COLUMN disparo_open_point.point IS 'o que ainda faltava quando o pacote foi exportado para produção';
COMMENT ON COLUMN disparo_open_point.about IS 'o número, a conta ou o template; '''': toda a implementação';
COMMENT ON COLUMN disparo_open_point.person IS 'quem exportou mesmo assim';
COMMENT ON COLUMN disparo_open_point.reason IS 'por quê';
