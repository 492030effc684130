package io.github.camelrecraft.ledger;

import javax.sql.DataSource;

class H2LedgerStoreTest extends JdbcLedgerContract {

    private static final DataSource H2 = Databases.h2();

    @Override
    DataSource dataSource() {
        return H2;
    }
}
