// The board in Go, as a careful person would write it with net/http, html/template and go-sqlite3: what else one would
// get. `board DATABASE PAGE PORT`: PAGE is the board as Portico sent it; what stands around its lanes is taken from there.
package main

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"html/template"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	_ "github.com/mattn/go-sqlite3"
)

type card struct {
	ID, Title, Note, Value, Owner, Action, Due string
	Version, Days                              int64
	Rotting                                    bool
}

type lane struct {
	Code, Name, Sum string
	Count           int64
	Cards           []card
}

const lanes = `{{range .}}<section class="lane" id="lane-{{.Code}}" data-stage="{{.Code}}" aria-labelledby="lane-{{.Code}}-name">
<header><h2 id="lane-{{.Code}}-name">{{.Name}}</h2><span class="count">{{.Count}}</span><span class="sum">{{.Sum}}</span></header>
{{if not .Cards}}<p class="lane-empty">Nothing here.</p>{{end}}<ul>
{{range .Cards}}<li class="deal" id="deal-{{.ID}}" data-move="/leads/{{.ID}}/stage" data-version="{{.Version}}">
<div class="deal-head"><div><h3><a class="cover" href="/leads/{{.ID}}">{{.Title}}</a></h3><p class="cut">{{.Note}}</p></div><a class="button" data-kind="quiet" data-size="small" data-shape="icon" href="/leads/{{.ID}}/actions" data-menu="actions" aria-label="Actions for {{.Title}}"><svg class="icon" aria-hidden="true"><use href="/assets/icons.svg#more"></use></svg></a></div>
<div class="deal-facts"><span class="value">{{.Value}}</span>{{if .Rotting}}<span class="badge" data-tone="warning"><svg class="icon" aria-hidden="true"><use href="/assets/icons.svg#clock"></use></svg>{{.Days}} days, too long</span>{{else if .Days}}<span class="soft small">{{.Days}} days</span>{{else}}<span class="soft small">today</span>{{end}}</div>
<div class="deal-foot"><input type="checkbox" class="pick" name="pick" value="{{.ID}}" aria-label="Pick {{.Title}}">{{if .Action}}<span class="due"><svg class="icon" aria-hidden="true"><use href="/assets/icons.svg#calendar"></use></svg>{{.Action}}, {{.Due}}</span>{{end}}{{if .Owner}}<span class="avatar" data-size="small"><span aria-hidden="true">{{slice .Owner 0 1}}</span><span class="spoken">{{.Owner}}</span></span>{{end}}</div>
</li>
{{end}}</ul>
</section>
{{end}}`

type server struct {
	page                                       *template.Template
	session, tier, people, stages, sums, cards *sql.Stmt
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func money(minor int64) string {
	whole := fmt.Sprint(minor / 100)
	for place := len(whole) - 3; place > 0; place -= 3 {
		whole = whole[:place] + "," + whole[place:]
	}
	return "€" + whole
}

func (s *server) board(w http.ResponseWriter, r *http.Request) {
	all, err := s.read(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnauthorized)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if err := s.page.Execute(w, all); err != nil {
		log.Print(err)
	}
}

func (s *server) read(r *http.Request) ([]lane, error) {
	cookie, err := r.Cookie("portico")
	if err != nil {
		return nil, err
	}
	token, err := hex.DecodeString(cookie.Value)
	if err != nil {
		return nil, err
	}
	hash := sha256.Sum256(token)
	var user, firm, tier string
	if err := s.session.QueryRow(hash[:]).Scan(&user, &firm); err != nil {
		return nil, err
	}
	if err := s.tier.QueryRow(firm).Scan(&tier); err != nil {
		return nil, err
	}
	names := map[string]string{}
	if err := each(s.people, func(rows *sql.Rows) error {
		var id, name string
		err := rows.Scan(&id, &name)
		names[id] = name
		return err
	}, firm); err != nil {
		return nil, err
	}
	all, rots := []lane{}, map[string]int64{}
	if err := each(s.stages, func(rows *sql.Rows) error {
		var stage lane
		var after sql.NullInt64
		err := rows.Scan(&stage.Code, &stage.Name, &after)
		rots[stage.Code] = after.Int64
		all = append(all, stage)
		return err
	}); err != nil {
		return nil, err
	}
	counts, sums := map[string]int64{}, map[string]int64{}
	if err := each(s.sums, func(rows *sql.Rows) error {
		var stage string
		var count, minor int64
		err := rows.Scan(&stage, &count, &minor)
		counts[stage] += count
		sums[stage] += minor
		return err
	}, firm); err != nil {
		return nil, err
	}
	now := time.Now().UnixMilli()
	for index := range all {
		stage := &all[index]
		stage.Count, stage.Sum = counts[stage.Code], money(sums[stage.Code])
		if err := each(s.cards, func(rows *sql.Rows) error {
			var next card
			var since int64
			var contact, company, source, tags, review string
			var owner, currency, action, due sql.NullString
			var minor sql.NullInt64
			err := rows.Scan(&next.ID, &next.Version, &since, &contact, &company, &source, &owner, &minor, &currency,
				&action, &due, &tags, &review)
			next.Title, next.Note, next.Value = company, contact+" · "+source, money(minor.Int64)
			next.Owner, next.Action, next.Due = names[owner.String], action.String, due.String
			next.Days = (now - since) / 86_400_000
			next.Rotting = rots[stage.Code] > 0 && next.Days >= rots[stage.Code]
			stage.Cards = append(stage.Cards, next)
			return err
		}, firm, stage.Code); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func each(statement *sql.Stmt, scan func(*sql.Rows) error, values ...any) error {
	rows, err := statement.Query(values...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func main() {
	database := must(sql.Open("sqlite3", "file:"+os.Args[1]+"?mode=ro&_cache_size=-4000"))
	page := string(must(os.ReadFile(os.Args[2])))
	begin := strings.Index(page, `<section class="lane"`)
	end := strings.LastIndex(page, "</section>") + len("</section>")
	s := server{
		page: template.Must(template.New("board").Parse(page[:begin] + lanes + page[end:])),
		session: must(database.Prepare(`SELECT u.id, f.id FROM sessions s JOIN users u ON u.id = s.user_id
			JOIN firms f ON f.id = u.firm_id WHERE s.hash = $1`)),
		tier:   must(database.Prepare("SELECT tier FROM standings WHERE firm_id = $1")),
		people: must(database.Prepare("SELECT id, name FROM users WHERE firm_id = $1")),
		stages: must(database.Prepare("SELECT code, name, rots_after FROM lead_stages ORDER BY place")),
		sums:   must(database.Prepare("SELECT stage, leads, minor FROM lead_sums WHERE firm_id = $1")),
		cards: must(database.Prepare(`SELECT id, version, stage_since, name, company, source, user_id,
			COALESCE(won_minor, value_minor), COALESCE(won_currency, value_currency), next_action, next_on, tags, review
			FROM leads WHERE firm_id = $1 AND stage = $2 AND archived_at IS NULL
			ORDER BY stage_since DESC, id DESC LIMIT 50`)),
	}
	http.HandleFunc("/leads", s.board)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[3], nil))
}
